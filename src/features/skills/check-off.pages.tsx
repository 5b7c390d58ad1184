// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { Field, Form, FormErrors, Select, TextArea } from '../../ui/form.js';
import { chosenIn, type FormState, isWrong, typedIn } from '../../ui/form-state.js';
import { ErrorBeside } from '../../ui/form-lists.js';
import { Icon } from '../../ui/icons.js';
import { Layout, PageHead } from '../../ui/layout.js';
import { RecordTabs, recordUrl } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { OUTCOME } from '../../ui/words.js';
import type { CheckOffDesk, SkillOnDesk } from './skills-desk.js';
import { Bands } from './skill-bands.js';
import { WhoMaySign } from './who-may-sign.js';

const CHECK_OFF_LABELS = {
  skill: 'Skill',
  variant: 'Age band',
  steps: 'Steps',
  outcome: 'Outcome',
  times: 'Times',
  method: 'How it was shown',
  observedOn: 'Seen on',
  reason: 'Why only now',
  observer: 'Who saw it',
  cosigner: 'Co-signed by',
  note: 'Feedback',
};

export interface CheckOffPageData {
  readonly viewer: Viewer;
  readonly desk: CheckOffDesk;
  readonly form: FormState;
}

/** One performance of a skill, recorded where it was seen: made for a phone. */
export function CheckOffPage({ viewer, desk, form }: CheckOffPageData): string {
  const { learner, skill } = desk;
  return Layout({
    viewer,
    title: 'Check off a skill',
    narrow: true,
    crumbs: [
      { label: 'My trainees', href: '/trainees' },
      { label: learner.name, href: `/people/${learner.id}` },
    ],
    children: (
      <>
        <PageHead
          title="Check off a skill"
          lead={told`${learner.name}${learner.position === null ? '' : `, ${learner.position.toLowerCase()}`}. One performance, seen by you.`}
        />
        <RecordTabs viewer={viewer} learner={learner.id} current="check-off" />
        <FormErrors form={form} labels={CHECK_OFF_LABELS} />
        <ChooseSkill desk={desk} />
        {skill === null ? (
          ''
        ) : (
          <Form viewer={viewer} action={recordUrl(learner.id, 'check-off')}>
            <input type="hidden" name="skill" value={skill.definition.code} />
            <WhoMaySign signing={skill.signing} />
            <Bands form={form} skill={skill} />
            <Steps form={form} skill={skill} />
            <Outcome form={form} />
            <WhenAndNote viewer={viewer} desk={desk} form={form} skill={skill} />
            <div class="bar">
              <button class="btn primary big">Record this check-off</button>
            </div>
          </Form>
        )}
      </>
    ),
  });
}

function ChooseSkill({ desk }: { desk: CheckOffDesk }) {
  const { wanted, others, skill, learner } = desk;
  const chosen = skill?.definition.code;
  return (
    <form
      method="get"
      action={recordUrl(learner.id, 'check-off')}
      class="card step"
      data-at-once="yes"
    >
      <label for="skill">Skill</label>
      <div class="with-button">
        <select id="skill" name="skill" required>
          <option value="">Choose a skill</option>
          {wanted.length === 0 ? (
            ''
          ) : (
            <optgroup label="Still to be checked off">
              {wanted.map(({ value, label }) => (
                <option value={value} selected={value === chosen} safe>
                  {label}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={wanted.length === 0 ? 'All skills' : 'All others'}>
            {others.map(({ value, label }) => (
              <option value={value} selected={value === chosen} safe>
                {label}
              </option>
            ))}
          </optgroup>
        </select>
        <button class="btn">Choose</button>
      </div>
    </form>
  );
}

function Steps({ form, skill }: { form: FormState; skill: SkillOnDesk }) {
  const steps = skill.definition.steps ?? [];
  if (steps.length === 0) return '';
  const seen = chosenIn(form, 'steps');
  const isMissed = form.refused.some(({ code }) => code === 'critical-step-missed');
  const critical = steps.filter((step) => step.critical).length;
  return (
    <fieldset
      class="card step"
      id="steps"
      aria-describedby="steps-error"
      {...(isWrong(form, 'steps') && { 'aria-invalid': 'true' as const })}
    >
      <legend>
        <h2>Steps that you saw</h2>
      </legend>
      <input type="hidden" name="stepsListed" value="yes" />
      {steps.map(({ text, critical: isCritical }) => (
        <label class="choice">
          <input type="checkbox" name="steps" value={text} checked={seen.includes(text)} />
          <span>
            <span safe>{text}</span>
            {isCritical ? <small>Critical step</small> : ''}
            {isMissed && isCritical && !seen.includes(text) ? (
              <small class="error overdue">
                <Icon name="overdue" />
                <span>Not checked: check it if you saw it.</span>
              </small>
            ) : (
              ''
            )}
          </span>
        </label>
      ))}
      <p class="hint" safe>
        {critical === 0
          ? 'Check what you saw.'
          : `Check what you saw. ${critical} of ${steps.length} are critical: where one is missing, choose Needs practice.`}
      </p>
      <ErrorBeside form={form} name="steps" label="Steps" />
    </fieldset>
  );
}

function Outcome({ form }: { form: FormState }) {
  const chosen = typedIn(form, 'outcome');
  const options = [
    { value: 'satisfactory', look: 'satisfied', hint: 'Counts toward the sign-off' },
    { value: 'needs-practice', look: 'expiring', hint: 'Recorded, does not count' },
    { value: 'unsafe', look: 'expired', hint: 'Takes back an earlier sign-off' },
  ] as const;
  return (
    <fieldset class="card step" id="outcome">
      <legend>
        <h2>Outcome</h2>
      </legend>
      {options.map(({ value, look, hint }) => (
        <label class={`choice ${look}`}>
          <input type="radio" name="outcome" value={value} checked={value === chosen} required />
          <span>
            <b class="status">
              <Icon name={look === 'expiring' ? 'in-progress' : look} />
              <span>{OUTCOME[value]}</span>
            </b>
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function WhenAndNote(props: CheckOffPageData & { skill: SkillOnDesk }) {
  const { desk, form, skill } = props;
  const { learner, colleagues } = desk;
  return (
    <section class="card step" aria-labelledby="more-h">
      <h2 id="more-h">When, and a note</h2>
      <Field
        form={form}
        name="observedOn"
        label="Seen on"
        type="date"
        required
        max={learner.today}
        hint="Up to 7 days back. Earlier needs a reason."
      />
      <TextArea
        form={form}
        name="note"
        label="Feedback"
        rows="3"
        maxlength="1000"
        hint="The learner reads this. No patient information."
      />
      <details class="more" open={hasMore(form)}>
        <summary>Times, method, or typed in from paper</summary>
        <Field
          form={form}
          name="times"
          label="Times seen"
          type="number"
          min="1"
          max="100"
          hint="How many performances you saw that day; 1 unless told."
        />
        <Select
          form={form}
          name="method"
          label="How it was shown"
          none="Not said"
          options={[
            { value: 'patient', label: 'On a patient' },
            { value: 'simulated', label: 'Simulated' },
            { value: 'verbal', label: 'Explained in words' },
          ]}
        />
        <Select
          form={form}
          name="observer"
          label="Who saw it"
          options={colleagues}
          none="I did"
          hint="For a paper that you type in later."
        />
        {skill.signing.cosign === null ? (
          ''
        ) : (
          <Select
            form={form}
            name="cosigner"
            label="Co-signed by"
            options={skill.signing.cosign.signers}
            none="Not yet"
            hint="Only where a licensed clinician has signed on the paper. Else it waits for one."
          />
        )}
        <Field
          form={form}
          name="reason"
          label="Why it is recorded only now"
          maxlength="500"
          hint="Needed for more than 7 days ago. No patient information."
        />
      </details>
    </section>
  );
}

function hasMore(form: FormState): boolean {
  return ['times', 'method', 'observer', 'cosigner', 'reason'].some(
    (name) => typedIn(form, name) !== '' || isWrong(form, name),
  );
}
