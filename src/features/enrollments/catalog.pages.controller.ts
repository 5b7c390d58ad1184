import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { courseIn } from '../../curriculum/in-language.js';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { treeOf } from '../../domain/tree.js';
import { CurrentActor } from '../../http/actor.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { BrowseCatalog } from '../catalog/browse.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { CatalogPathPage } from './catalog-path.pages.js';
import { CatalogCoursePage, CatalogPage } from './catalog.pages.js';
import { EnrollDto } from './enroll.dto.js';
import { EnrollmentsService } from './enrollments.service.js';
import { ownPathUrl } from './path-url.js';

export class CatalogQuery {
  /** Words to look for. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** Browsing what is published, and enrolling in a path, in a browser. */
@PageController('catalog')
export class CatalogPagesController {
  constructor(
    private readonly browse: BrowseCatalog,
    private readonly catalog: CatalogService,
    private readonly enrollments: EnrollmentsService,
  ) {}

  @Get()
  @Needs('curriculum:read')
  list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: CatalogQuery },
      show: async ({ q = '' }, filters) => {
        const enrolled = new Set((await this.enrolled(actor)).keys());
        return CatalogPage({ viewer, filters, ...this.browse.find(q), enrolled });
      },
    });
  }

  @Get('courses/:code')
  @Needs('curriculum:read')
  course(@CurrentViewer() viewer: Viewer, @Param('code') code: string): string {
    const { definition, publishedAt } = this.catalog.published('course', code);
    const { content, language } = courseIn(definition, viewer.language ?? undefined);
    return CatalogCoursePage({
      viewer,
      course: { ...content, version: definition.version },
      language,
      publishedOn: publishedAt.slice(0, 10),
      prerequisites: definition.prerequisites.map((each) => ({
        code: each,
        title: this.catalog.find('course', each)?.title ?? each,
      })),
      askedBy: this.catalog
        .newest('path')
        .filter((path) => asksFor(path.definition, code))
        .map((path) => ({ code: path.code, title: path.title })),
    });
  }

  @Get('paths/:code')
  @Needs('curriculum:read')
  path(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
  ): Promise<string> {
    return this.pathPage(actor, viewer, code, emptyForm());
  }

  @Post('paths/:code/enroll')
  @Needs('enrollment:write')
  enroll(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: EnrollDto,
      read: () => ({ path: code }),
      again: (form) => this.pathPage(actor, viewer, code, form),
      act: async (ask) => {
        const { title } = await this.enrollments.enroll(actor, viewer.id, ask);
        return seeOther(ownPathUrl(code), told`You are enrolled: ${title}.`);
      },
    });
  }

  private async pathPage(
    actor: Actor,
    viewer: Viewer,
    code: string,
    form: FormState,
  ): Promise<string> {
    const { definition, publishedAt } = this.catalog.published('path', code);
    const enrolled = await this.enrolled(actor);
    return CatalogPathPage({
      viewer,
      path: definition,
      publishedOn: publishedAt.slice(0, 10),
      enrolledIn: enrolled.get(code) ?? null,
      form,
    });
  }

  /** The version of each path that the caller is enrolled in today. */
  private async enrolled(actor: Actor): Promise<ReadonlyMap<string, number>> {
    const { items } = await this.enrollments.list(actor, actor.personId);
    return new Map(
      items.filter((each) => each.status !== null).map((each) => [each.path, each.version]),
    );
  }
}

function asksFor(path: Parameters<typeof treeOf>[0], course: string): boolean {
  return [...treeOf(path).nodes.values()].some(
    ({ asks }) => (asks.kind === 'course' || asks.kind === 'attestation') && asks.course === course,
  );
}
