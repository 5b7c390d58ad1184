import { Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { CompletionsService } from './completions.service.js';
import { CourseDesk, type CourseOnDesk } from './course-desk.js';
import { moduleUrl } from './course-outline.js';
import { LessonPage } from './lesson.pages.js';

/** Reading a course in a browser. */
@PageController('learn')
export class LessonPagesController {
  constructor(
    private readonly desk: CourseDesk,
    private readonly completions: CompletionsService,
  ) {}

  @Get(':course/:module')
  @Needs('learner:read')
  async show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('course') code: string,
    @Param('module') name: string,
  ): Promise<string> {
    const course = await this.desk.course(actor, code);
    const module = moduleOf(course, name);
    const content = this.desk.content(course, module.code);
    if (content.kind !== 'lesson') throw new NotFound(`${content.title} is no lesson.`);
    return LessonPage({ viewer, course, module, lesson: content });
  }

  @Post(':course/:module/complete')
  @Needs('completion:mark-own')
  async complete(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('course') code: string,
    @Param('module') name: string,
  ): Promise<SeeOther> {
    const draft = { course: code, module: name };
    const done = await this.completions.complete(actor, viewer.id, draft);
    const course = await this.desk.course(actor, code);
    const { title } = moduleOf(course, name);
    const url = course.next ? moduleUrl(course, course.next) : `/learn/${code}`;
    return seeOther(url, { text: `${title} completed.`, lines: whatChanged(done.changes) });
  }
}

function moduleOf(course: CourseOnDesk, code: string) {
  const module = course.modules.find((each) => each.code === code);
  if (!module) throw new NotFound(`${course.title} has no module ${code}.`, 'no-such-module');
  return module;
}
