// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { QuizContent } from '../../curriculum/content.js';
import { told } from '../../domain/told.js';
import { When } from '../../ui/dates.js';
import { ButtonForm, Form, FormErrors } from '../../ui/form.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Status } from '../../ui/status.js';
import { counted } from '../../ui/words.js';
import type { AttemptsService } from './attempts.service.js';
import { formUrl, moduleUrl } from './learn-url.js';
import { AlreadyDone, Minutes, ModulePage, type OpenModule, StillLocked } from './module-frame.js';
import type { Question } from './quiz.js';

export type AttemptSummary = Awaited<ReturnType<AttemptsService['list']>>[number];

export type Attempt = Awaited<ReturnType<AttemptsService['find']>>;

export type OpenQuiz = OpenModule<QuizContent>;

/** The name of a question's field: its id may be any word. */
export const ANSWER_FIELD = 'answer-';

export function attemptUrl(open: OpenQuiz, attempt: { id: string }): string {
  return moduleUrl(open.course, open.module, below(attempt));
}

export function below(attempt: { id: string }): string {
  return `/attempts/${attempt.id}`;
}

/** Before a quiz: what it asks for, and the attempts so far. */
export function QuizPage(
  open: OpenQuiz,
  attempts: readonly AttemptSummary[],
  form: FormState,
): string {
  const { course, module, content } = open;
  return ModulePage({
    open,
    children: (
      <>
        <Minutes minutes={content.minutes} />
        <FormErrors form={form} labels={{}} />
        {module.state === 'done' ? (
          <AlreadyDone course={course} text="You have passed this quiz." />
        ) : module.state === 'locked' ? (
          <StillLocked module={module} />
        ) : (
          <Begin open={open} attempts={attempts} />
        )}
        <Attempts open={open} attempts={attempts} />
      </>
    ),
  });
}

function Begin({ open, attempts }: { open: OpenQuiz; attempts: readonly AttemptSummary[] }) {
  const { viewer, course, module, content } = open;
  const begun = attempts.find((attempt) => attempt.gradedOn === null);
  return (
    <section class="card" aria-labelledby="begin-h">
      <h2 id="begin-h" safe>
        {counted(content.draw, 'question')}
      </h2>
      <p safe>
        {`You pass with ${content.passMark}% right. Afterwards you see why each answer is right or wrong. You may try as often as you need.`}
      </p>
      <div class="actions">
        {begun === undefined ? (
          ''
        ) : (
          <a class="btn primary big" href={attemptUrl(open, begun)}>
            Go on with the quiz you began
          </a>
        )}
        <ButtonForm
          viewer={viewer}
          action={formUrl(course, module, '/attempts')}
          label={attempts.length === 0 ? 'Start the quiz' : 'Start with new questions'}
          class={begun === undefined ? 'btn primary big' : 'btn'}
        />
      </div>
    </section>
  );
}

function Attempts({ open, attempts }: { open: OpenQuiz; attempts: readonly AttemptSummary[] }) {
  const graded = attempts.filter((attempt) => attempt.gradedOn !== null);
  if (graded.length === 0) return '';
  return (
    <section class="card" aria-labelledby="attempts-h">
      <h2 id="attempts-h">Your attempts</h2>
      <ul class="rows plain">
        {graded.map((attempt) => (
          <li>
            <div class="main">
              <a href={attemptUrl(open, attempt)}>
                <When day={attempt.gradedOn ?? attempt.startedOn} />
                <span class="vh">, your answers</span>
              </a>
              <p safe>{`${attempt.score ?? 0}% right`}</p>
            </div>
            <Passed passed={attempt.passed === true} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Passed({ passed }: { passed: boolean }) {
  return (
    <Status
      is={passed ? 'satisfied' : 'not-started'}
      word={passed ? 'Passed' : 'Not passed'}
      chip
    />
  );
}

/** A quiz under way: all its questions, on one page. */
export function AttemptPage(open: OpenQuiz, attempt: Attempt, form: FormState): string {
  const { questions } = attempt;
  return ModulePage({
    open,
    deeper: { title: 'Answer the questions', below: below(attempt) },
    eyebrow: told`${open.module.name}. You pass with ${attempt.passMark}% right.`,
    children: (
      <>
        <FormErrors form={form} labels={{ answers: 'One of the answers' }} />
        <Form
          viewer={open.viewer}
          action={formUrl(open.course, open.module, below(attempt))}
          class="stack"
        >
          {questions.map((question, i) => (
            <Ask
              question={question}
              number={i + 1}
              of={questions.length}
              form={form}
              language={open.course.language}
            />
          ))}
          <div class="actions gap">
            <button class="btn primary big">Check my answers</button>
            <a href={moduleUrl(open.course, open.module)}>Stop here and answer later</a>
          </div>
          <p class="hint">
            If you stop, these questions wait for you; what you chose is not kept until you check
            it.
          </p>
        </Form>
      </>
    ),
  });
}

function Ask(props: {
  question: Question;
  number: number;
  of: number;
  form: FormState;
  language: string;
}) {
  const { question, number, of, form, language } = props;
  const name = `${ANSWER_FIELD}${question.id}`;
  const chosen = chosenIn(form, name);
  const isSingle = question.kind === 'single';
  return (
    <fieldset class="card">
      <legend safe>{`Question ${number} of ${of}`}</legend>
      <p class="field" id={`${name}-stem`}>
        <span lang={language} safe>
          {question.stem}
        </span>
        {isSingle || /all that apply/i.test(question.stem) ? (
          ''
        ) : (
          <b> Choose all that are right.</b>
        )}
      </p>
      {question.choices.map((choice) => (
        <label class="choice">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            value={choice.id}
            checked={chosen.includes(choice.id)}
            required={isSingle}
            aria-describedby={`${name}-stem`}
          />
          <span lang={language} safe>
            {choice.text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
