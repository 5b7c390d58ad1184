// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { When } from '../../ui/dates.js';
import { Choices, Field, Form, FormErrors, Select, TextArea } from '../../ui/form.js';
import { chosenIn, type FormState } from '../../ui/form-state.js';
import { Layout, Nothing, PageHead } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { may, type Viewer } from '../../ui/viewer.js';
import { MODULE_KIND } from '../../ui/words.js';
import { QUESTIONS_BY } from './record-completion.pages.js';
import type { SessionOnDesk, SessionsDesk } from './sessions-desk.js';

const CRUMBS = [{ label: 'Live sessions', href: '/sessions' }];

/** The live sessions that were held, the newest first. */
export function SessionsPage(props: {
  viewer: Viewer;
  items: readonly SessionOnDesk[];
  nextCursor: string | null;
}): string {
  const { viewer, items, nextCursor } = props;
  const safeNew = may(viewer, 'session:record') ? (
    <a class="btn primary" href="/sessions/new">
      Record a live session
    </a>
  ) : (
    ''
  );
  return Layout({
    viewer,
    title: 'Live sessions',
    children: (
      <>
        <PageHead title="Live sessions" lead="Held once, recorded for everybody who was there.">
          {safeNew}
        </PageHead>
        {items.length === 0 ? (
          <Nothing text="No live session is recorded yet. Record one, then check off who was there.">
            {safeNew}
          </Nothing>
        ) : (
          <div class="card">
            <table class="stackable">
              <caption class="vh">Live sessions</caption>
              <thead>
                <tr>
                  <th scope="col">Session</th>
                  <th scope="col">Held on</th>
                  <th scope="col">Site</th>
                  <th scope="col">Trainer</th>
                  <th scope="col">People</th>
                </tr>
              </thead>
              <tbody>
                {items.map((session) => (
                  <tr>
                    <th scope="row">
                      <a href={`/sessions/${session.id}`} safe>
                        {session.title}
                      </a>
                      <span class="code" safe>{` ${session.course}`}</span>
                    </th>
                    <td data-label="Held on">
                      <When day={session.heldOn} />
                    </td>
                    <td data-label="Site" safe>
                      {session.siteName}
                    </td>
                    <td data-label="Trainer" safe>
                      {session.trainer}
                    </td>
                    <td data-label="People">
                      {session.voidedAt === null ? (
                        session.people
                      ) : (
                        <Status is="not-applicable" word="Withdrawn" />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {nextCursor === null ? (
              ''
            ) : (
              <p class="pager">
                <a class="btn" href={`/sessions?cursor=${encodeURIComponent(nextCursor)}`}>
                  Earlier sessions
                </a>
              </p>
            )}
          </div>
        )}
      </>
    ),
  });
}

const SESSION_LABELS = {
  course: 'Course',
  modules: 'What was covered of it',
  site: 'Site',
  heldOn: 'Held on',
  minutes: 'Minutes',
  trainer: 'Trainer',
  qualifications: 'What qualifies the trainer',
  questionsBy: 'How questions were asked and answered',
  contents: 'Contents',
  signInSheet: 'Where the sign-in sheet is kept',
};

/** Recording that a live session was held; who was there follows. */
export function NewSessionPage(props: {
  viewer: Viewer;
  choices: Awaited<ReturnType<SessionsDesk['choicesFor']>>;
  form: FormState;
}): string {
  const { viewer, choices, form } = props;
  const { course, courses, sites } = choices;
  return Layout({
    viewer,
    title: 'Record a live session',
    narrow: true,
    crumbs: CRUMBS,
    children: (
      <>
        <PageHead title="Record a live session" lead="First the session, then who was there." />
        <FormErrors form={form} labels={SESSION_LABELS} />
        <form method="get" action="/sessions/new" class="card step" data-at-once="yes">
          <label for="course">Course</label>
          <div class="with-button">
            <select id="course" name="course" required>
              <option value="">Choose a course</option>
              {courses.map(({ value, label }) => (
                <option value={value} selected={value === course?.code} safe>
                  {label}
                </option>
              ))}
            </select>
            <button class="btn">Choose</button>
          </div>
        </form>
        {course === null ? (
          ''
        ) : (
          <Form viewer={viewer} action="/sessions">
            <input type="hidden" name="course" value={course.code} />
            <section class="card step" aria-label="The session">
              <Choices
                form={form}
                name="modules"
                legend={SESSION_LABELS.modules}
                several
                options={course.modules.map(({ code, title, kind }) => ({
                  value: code,
                  label: title,
                  hint: MODULE_KIND[kind] ?? kind,
                }))}
              />
              <Select
                form={form}
                name="site"
                label={SESSION_LABELS.site}
                options={sites}
                required
              />
              <Field
                form={form}
                name="heldOn"
                label={SESSION_LABELS.heldOn}
                type="date"
                required
                max={viewer.today}
              />
              <Field
                form={form}
                name="minutes"
                label={SESSION_LABELS.minutes}
                type="number"
                min="1"
                max="1440"
                required
              />
            </section>
            <section class="card step" aria-label="The trainer">
              <Field
                form={form}
                name="trainer"
                label={SESSION_LABELS.trainer}
                required
                maxlength="200"
              />
              <Field
                form={form}
                name="qualifications"
                label={SESSION_LABELS.qualifications}
                required
                maxlength="500"
                hint="Such as: RN, exposure control lead since 2019."
              />
              <Choices
                form={form}
                name="questionsBy"
                legend={SESSION_LABELS.questionsBy}
                options={QUESTIONS_BY}
              />
              <TextArea
                form={form}
                name="contents"
                label={SESSION_LABELS.contents}
                rows="3"
                maxlength="2000"
                hint="What was taught. No patient information."
              />
              <Field
                form={form}
                name="signInSheet"
                label={SESSION_LABELS.signInSheet}
                maxlength="200"
                hint="For a paper that was signed at the door. No patient information."
              />
            </section>
            <div class="bar">
              <button class="btn primary big">Go on to who was there</button>
            </div>
          </Form>
        )}
      </>
    ),
  });
}

/** The parts of a course that are taught live are checked at first. */
export function modulesAtFirst(
  form: FormState,
  modules: readonly { code: string; kind: string }[],
): readonly string[] {
  const chosen = chosenIn(form, 'modules');
  if (chosen.length > 0) return chosen;
  return modules.filter(({ kind }) => kind === 'session').map(({ code }) => code);
}
