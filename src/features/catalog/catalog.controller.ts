import { Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { DryRunQuery } from '../../http/dry-run.js';
import { Needs } from '../../http/needs.js';
import { decodeCursor, type Page, PageQuery, pageOf } from '../../http/paging.js';
import {
  CourseDto,
  CoursesPageDto,
  CoursesQuery,
  CredentialsPageDto,
  ModuleContentDto,
  OfficeDto,
  PathDto,
  PathsPageDto,
  PublishReportDto,
  SkillsPageDto,
  VersionQuery,
} from './catalog.dto.js';
import { CatalogService } from './catalog.service.js';
import {
  courseView,
  credentialView,
  moduleView,
  pathSummaryView,
  pathView,
  skillView,
} from './catalog.views.js';

@ApiController('courses')
export class CoursesController {
  constructor(private readonly catalog: CatalogService) {}

  /** The newest version of every course. */
  @Get()
  @Needs('curriculum:read')
  @ApiOkResponse({ type: CoursesPageDto })
  list(@Query() query: CoursesQuery): CoursesPageDto {
    const courses = this.catalog.newest('course');
    return pageByCode(
      'courses',
      courses.map((course) => courseView(course, query.language)),
      query,
    );
  }

  /** One course: what it is about, and which modules it has. */
  @Get(':code')
  @Needs('curriculum:read')
  @ApiOkResponse({ type: CourseDto })
  one(@Param('code') code: string, @Query() query: VersionQuery): CourseDto {
    const course = this.catalog.published('course', code, query.version);
    return courseView(course, query.language);
  }

  /** What a module holds. The questions of a quiz are asked by an attempt. */
  @Get(':code/modules/:module')
  @Needs('curriculum:read')
  @ApiOkResponse({ type: ModuleContentDto })
  module(
    @Param('code') code: string,
    @Param('module') module: string,
    @Query() query: VersionQuery,
  ): ModuleContentDto {
    const { version } = this.catalog.published('course', code, query.version);
    const found = this.catalog.moduleIn(query.language, code, module, version);
    return moduleView(code, version, found);
  }
}

@ApiController('paths')
export class PathsController {
  constructor(private readonly catalog: CatalogService) {}

  /** The newest version of every learning path. */
  @Get()
  @Needs('curriculum:read')
  @ApiOkResponse({ type: PathsPageDto })
  list(@Query() query: PageQuery): PathsPageDto {
    return pageByCode('paths', this.catalog.newest('path').map(pathSummaryView), query);
  }

  /** One learning path with its tree of requirements. */
  @Get(':code')
  @Needs('curriculum:read')
  @ApiOkResponse({ type: PathDto })
  one(@Param('code') code: string, @Query() { version }: VersionQuery): PathDto {
    return pathView(this.catalog.published('path', code, version));
  }
}

@ApiController('skills')
export class SkillDefinitionsController {
  constructor(private readonly catalog: CatalogService) {}

  /** The newest version of every skill that is signed off. */
  @Get()
  @Needs('curriculum:read')
  @ApiOkResponse({ type: SkillsPageDto })
  list(@Query() query: PageQuery): SkillsPageDto {
    return pageByCode('skills', this.catalog.newest('skill').map(skillView), query);
  }
}

@ApiController('credentials')
export class CredentialDefinitionsController {
  constructor(private readonly catalog: CatalogService) {}

  /** The newest version of every credential: how it expires, and what renews it. */
  @Get()
  @Needs('curriculum:read')
  @ApiOkResponse({ type: CredentialsPageDto })
  list(@Query() query: PageQuery): CredentialsPageDto {
    return pageByCode('credentials', this.catalog.newest('credential').map(credentialView), query);
  }
}

@ApiController('curriculum')
export class CurriculumController {
  constructor(private readonly catalog: CatalogService) {}

  /**
   * Reads the files again: what changed becomes a new version, all of it or nothing.
   * `dryRun=true` only says what would change, and for whom.
   */
  @Post('publish')
  @HttpCode(200)
  @Needs('curriculum:publish')
  @ApiOkResponse({ type: PublishReportDto })
  publish(
    @CurrentActor() actor: Actor,
    @Query() { dryRun = false }: DryRunQuery,
  ): Promise<PublishReportDto> {
    return this.catalog.publish(actor.personId, { dryRun });
  }
}

@ApiController('office')
export class OfficeController {
  constructor(private readonly catalog: CatalogService) {}

  /** What people can be and be exposed to here, and which hours are counted: for choices with names. */
  @Get()
  @Needs('curriculum:read')
  @ApiOkResponse({ type: OfficeDto })
  office(): OfficeDto {
    const { positions, exposures, activities } = this.catalog.office();
    return { positions, exposures, activities };
  }
}

export const CATALOG_CONTROLLERS = [
  OfficeController,
  CoursesController,
  PathsController,
  SkillDefinitionsController,
  CredentialDefinitionsController,
  CurriculumController,
];

function pageByCode<T extends { readonly code: string }>(
  list: string,
  all: readonly T[],
  { limit, cursor }: PageQuery,
): Page<T> {
  const [after] = decodeCursor(list, cursor) ?? [''];
  const rows = all.filter(({ code }) => code > String(after)).slice(0, limit + 1);
  return pageOf(list, rows, limit, ({ code }) => [code]);
}
