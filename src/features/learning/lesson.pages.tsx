// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { LessonContent } from '../../curriculum/content.js';
import { ButtonForm, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { formUrl } from './learn-url.js';
import { AlreadyDone, Minutes, ModulePage, type OpenModule, StillLocked } from './module-frame.js';

/** A lesson, to be read, and then marked complete. */
export function LessonPage(open: OpenModule<LessonContent>, form: FormState): string {
  const { viewer, course, module, content } = open;
  // Made from Markdown and cleaned when the course was published.
  const safeText = content.html;
  return ModulePage({
    open,
    children: (
      <>
        <FormErrors form={form} labels={{}} />
        <Minutes minutes={content.minutes} />
        <Objectives lesson={content} language={course.language} />
        <div class="text" lang={course.language}>
          {safeText}
        </div>
        {module.state === 'done' ? (
          <AlreadyDone course={course} text="You have completed this lesson." />
        ) : module.state === 'locked' ? (
          <StillLocked module={module} />
        ) : (
          <div class="card" id="done">
            <h2>Read it all?</h2>
            <p class="muted small">
              Marking it complete puts today’s date on your record. To take it back later, ask your
              instructor.
            </p>
            <ButtonForm
              viewer={viewer}
              action={formUrl(course, module, '/complete')}
              label="Mark complete"
              class="btn primary big"
            />
          </div>
        )}
      </>
    ),
  });
}

function Objectives({ lesson, language }: { lesson: LessonContent; language: string }) {
  if (lesson.objectives.length === 0) return '';
  return (
    <section class="card" aria-labelledby="objectives-h">
      <h2 id="objectives-h">After this lesson you can</h2>
      <ul lang={language}>
        {lesson.objectives.map((objective) => (
          <li safe>{objective}</li>
        ))}
      </ul>
    </section>
  );
}
