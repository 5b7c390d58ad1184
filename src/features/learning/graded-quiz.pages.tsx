// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { ButtonForm, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import { courseUrl, formUrl, moduleUrl } from './learn-url.js';
import { ModulePage } from './module-frame.js';
import type { MarkedQuestion } from './quiz.js';
import { type Attempt, below, type OpenQuiz } from './quiz.pages.js';

/** A quiz that was graded: the mark, and each answer with its why. */
export function GradedPage(open: OpenQuiz, attempt: Attempt, form: FormState): string {
  const marked = attempt.marked ?? [];
  const right = marked.filter((question) => question.correct).length;
  return ModulePage({
    open,
    deeper: { title: attempt.passed ? 'Passed' : 'Not passed yet', below: below(attempt) },
    eyebrow: open.module.name,
    children: (
      <>
        <div>
          <progress
            value={String(attempt.score ?? 0)}
            max="100"
            aria-label={`${attempt.score ?? 0} percent right`}
          ></progress>
          <p>
            <b safe>{`${attempt.score ?? 0}% right`}</b>
            <span safe>
              {marked.length === 0
                ? `. You pass with ${attempt.passMark}%.`
                : `: ${right} of ${counted(marked.length, 'question')}. You pass with ${attempt.passMark}%.`}
            </span>
          </p>
        </div>
        <FormErrors form={form} labels={{}} />
        <AfterGrading open={open} />
        {attempt.marked === null ? (
          <p class="muted">The answers of this attempt were not kept.</p>
        ) : (
          marked.map((question, i) => <Explained open={open} question={question} number={i + 1} />)
        )}
      </>
    ),
  });
}

function AfterGrading({ open }: { open: OpenQuiz }) {
  const { viewer, course, module } = open;
  return (
    <div class="actions">
      {module.state === 'open' ? (
        <ButtonForm
          viewer={viewer}
          action={formUrl(course, module, '/attempts')}
          label="Try again with new questions"
          class="btn primary big"
        />
      ) : course.next === null ? (
        <>
          <a class="btn primary big" href="/home">
            To your next step
          </a>
          <a href={courseUrl(course)}>The course</a>
        </>
      ) : (
        <a class="btn primary big" href={moduleUrl(course, course.next)} safe>
          {told`Continue: ${course.next.name}`}
        </a>
      )}
      <a href={moduleUrl(course, module)}>All your attempts</a>
    </div>
  );
}

function Explained(props: { open: OpenQuiz; question: MarkedQuestion; number: number }) {
  const { open, question, number } = props;
  const heading = `feedback-${number}`;
  const lesson = open.course.modules.find((module) => module.code === question.lesson);
  return (
    <section class="card" aria-labelledby={heading}>
      <header>
        <h2 id={heading} safe>
          {`Question ${number}`}
        </h2>
        <Status
          is={question.correct ? 'satisfied' : 'expired'}
          word={question.correct ? 'Correct' : 'Not correct'}
          chip
        />
      </header>
      <p lang={open.course.language} safe>
        {question.stem}
      </p>
      <ul class="plain">
        {question.choices.map((choice) => (
          <ExplainedChoice choice={choice} language={open.course.language} />
        ))}
      </ul>
      {lesson === undefined ? (
        ''
      ) : (
        <p class="muted">
          {question.correct ? 'From the lesson: ' : 'Read again: '}
          <a href={moduleUrl(open.course, lesson)} safe>
            {lesson.title}
          </a>
        </p>
      )}
    </section>
  );
}

function ExplainedChoice(props: { choice: MarkedQuestion['choices'][number]; language: string }) {
  const { choice, language } = props;
  const { right, chosen, text, because } = choice;
  if (!right && !chosen) {
    return (
      <li class="answer">
        <Icon name="not-started" />
        <span lang={language} safe>
          {text}
        </span>
      </li>
    );
  }
  const word = right ? (chosen ? 'Correct, your answer:' : 'Correct:') : 'Your answer:';
  return (
    <li class={right ? 'answer satisfied' : 'answer expired'}>
      <Icon name={right ? 'satisfied' : 'expired'} />
      <span>
        <b>{word}</b>{' '}
        <span lang={language} safe>
          {text}
        </span>
        <small lang={language} safe>
          {because}
        </small>
      </span>
    </li>
  );
}
