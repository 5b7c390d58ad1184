import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import type { Viewer } from '../../ui/viewer.js';
import { CourseDesk } from './course-desk.js';
import type { OpenModule } from './module-frame.js';

/** Opens modules for the pages that show them. */
@Injectable()
export class OpenModules {
  constructor(private readonly desk: CourseDesk) {}

  /** Throws NotFound for a course or module that there isn't. */
  async open(
    actor: Actor,
    viewer: Viewer,
    at: { course: string; module: string; language: string | undefined },
  ): Promise<OpenModule> {
    const course = await this.desk.course(actor, at.course, at.language);
    const module = course.modules.find((each) => each.code === at.module);
    if (!module)
      throw new NotFound(told`${course.title} has no module ${at.module}.`, 'no-such-module');
    return { viewer, course, module, content: this.desk.content(course, module.code) };
  }
}
