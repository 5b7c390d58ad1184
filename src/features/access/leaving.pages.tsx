// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { AdminLayout } from '../../ui/admin-layout.js';
import { dayText } from '../../ui/dates.js';
import { Field, Form, FormErrors, type Option } from '../../ui/form.js';
import { Proposals, ProposedField } from '../../ui/form-lists.js';
import type { FormState } from '../../ui/form-state.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { namedInForms } from '../people/named-in-forms.js';
import type { OfficeChoicesView } from '../people/office-choices.js';
import type { PersonView, WaitingDto, WaitingWorkDto } from '../people/person.dto.js';
import { PERSON_LABELS, PostFields } from './person-form.js';

const LABELS = { on: 'Last day of work', reason: 'Reason', handOverTo: 'Who takes over' };

/** Somebody goes: what waits on them, who takes over, and their last day. */
export function LeavingPage(props: {
  viewer: Viewer;
  person: PersonView;
  waiting: WaitingWorkDto;
  choices: OfficeChoicesView;
  form: FormState;
}): string {
  const { viewer, person, waiting, choices, form } = props;
  const base = `/admin/people/${person.id}`;
  const staff = choices.staff.filter(({ value }) => value !== namedInForms(person));
  return AdminLayout({
    viewer,
    title: told`${person.name} leaves`,
    crumbs: [
      { label: 'People', href: '/admin/people' },
      { label: person.name, href: base },
    ],
    children: (
      <>
        <PageHead title={told`${person.name} leaves`} lead={leadOf(person, waiting)} />
        <div class="grid">
          <section class="card c7" aria-labelledby="waiting-h">
            <header>
              <h2 id="waiting-h">Waits on them</h2>
            </header>
            <WaitingList waiting={waiting} />
            {person.separatedOn === null ? '' : <WrongDay person={person} />}
          </section>
          {person.separatedOn === null ? (
            <section class="card c5" aria-labelledby="last-h">
              <header>
                <h2 id="last-h">Their last day</h2>
              </header>
              <FormErrors form={form} labels={LABELS} />
              <Form viewer={viewer} action={`${base}/leaving`}>
                <Field
                  form={form}
                  name="on"
                  label={LABELS.on}
                  type="date"
                  hint="Up to 180 days ahead. They can sign in until then."
                  required
                />
                <Field
                  form={form}
                  name="reason"
                  label={LABELS.reason}
                  hint="Shown to managers only. No patient information."
                  maxlength="500"
                  required
                />
                {canHandOver(waiting) ? (
                  <Successor form={form} waiting={waiting} staff={staff} />
                ) : (
                  ''
                )}
                <button class="btn primary" safe>{told`Record that ${person.name} leaves`}</button>
              </Form>
            </section>
          ) : canHandOver(waiting) ? (
            <section class="card c5" aria-labelledby="over-h">
              <header>
                <h2 id="over-h">Hand it over</h2>
              </header>
              <FormErrors form={form} labels={LABELS} />
              <Form viewer={viewer} action={`${base}/hand-over`}>
                <Successor form={form} waiting={waiting} staff={staff} isRequired />
                <button class="btn primary">Hand over</button>
              </Form>
            </section>
          ) : (
            ''
          )}
        </div>
      </>
    ),
  });
}

function leadOf({ separatedOn, active }: PersonView, waiting: WaitingWorkDto): string {
  if (separatedOn === null) {
    return 'Look at what waits on them, then record their last day. History stays.';
  }
  const lastDay = `Their last day ${active ? 'is' : 'was'} ${dayText(separatedOn)}.`;
  return Object.values(waiting).flat().length === 0
    ? lastDay
    : `${lastDay} This is what is left to hand over.`;
}

/** A last day is an entry of their history, and is put right as any other. */
function WrongDay({ person }: { person: PersonView }) {
  return (
    <p class="hint gap">
      Another day, or they stay after all?{' '}
      <a href={`/people/${person.id}/withdraw`}>Withdraw the entry “Left”</a> in their history, and
      record the right day here.
    </p>
  );
}

/** Programs and classes aren't handed over by naming somebody: each is settled on its own page. */
export function canHandOver({ trainees, assignments }: WaitingWorkDto): boolean {
  return trainees.length + assignments.length > 0;
}

function Successor(props: {
  form: FormState;
  waiting: WaitingWorkDto;
  staff: readonly Option[];
  isRequired?: boolean;
}) {
  const { form, waiting, staff, isRequired } = props;
  const { trainees, assignments } = waiting;
  const what = [
    ...(assignments.length > 0 ? ['follows up on their coursework from now on'] : []),
    ...(trainees.length > 0
      ? ['looks after their trainees, and answers them, from the day after the last']
      : []),
  ].join('; ');
  return (
    <>
      <Proposals id="staff" options={staff} />
      <ProposedField
        form={form}
        name="handOverTo"
        label={LABELS.handOverTo}
        list="staff"
        {...(isRequired && { required: true })}
        hint={`${what.charAt(0).toUpperCase()}${what.slice(1)}. Type a part of the name and choose.`}
      />
    </>
  );
}

const KINDS: readonly (readonly [kind: Exclude<keyof WaitingWorkDto, 'others'>, title: string])[] =
  [
    ['trainees', 'Trainees'],
    ['approvals', 'To be decided'],
    ['assignments', 'Coursework that they gave'],
  ];

/** Of each kind. All of it is handed over. */
const MOST_SHOWN = 25;

function WaitingList({ waiting }: { waiting: WaitingWorkDto }) {
  const parts = KINDS.filter(([kind]) => waiting[kind].length > 0);
  const { others } = waiting;
  if (parts.length + others.length === 0) return <p>Nothing waits on them.</p>;
  return (
    <>
      {parts.map(([kind, title]) => (
        <>
          <h3 safe>{`${title} (${waiting[kind].length})`}</h3>
          <ul class="rows plain gap">
            {waiting[kind].slice(0, MOST_SHOWN).map((each: WaitingDto) => (
              <li>
                <div class="main">
                  <a href={`/people/${each.learner.id}`} safe>
                    {each.learner.name}
                  </a>
                  <p safe>{each.title}</p>
                </div>
              </li>
            ))}
          </ul>
          {waiting[kind].length > MOST_SHOWN ? (
            <p class="hint" safe>{`And ${waiting[kind].length - MOST_SHOWN} more.`}</p>
          ) : (
            ''
          )}
        </>
      ))}
      {others.length === 0 ? (
        ''
      ) : (
        <>
          <h3>To be settled</h3>
          <ul class="rows plain gap">
            {others.map(({ title, url }) => (
              <li>
                <a class="main" href={url} safe>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const REHIRE_LABELS = { ...PERSON_LABELS, on: 'First day back' };

/** Somebody comes back: when, and to which post. */
export function RehirePage(props: {
  viewer: Viewer;
  person: PersonView;
  choices: OfficeChoicesView;
  form: FormState;
}): string {
  const { viewer, person, choices, form } = props;
  const base = `/admin/people/${person.id}`;
  return AdminLayout({
    viewer,
    title: told`${person.name} comes back`,
    crumbs: [
      { label: 'People', href: '/admin/people' },
      { label: person.name, href: base },
    ],
    children: (
      <>
        <PageHead
          title={told`${person.name} comes back`}
          lead="Their history is as they left it. Say when they start and in which post."
        />
        <section class="card form-wide">
          <FormErrors form={form} labels={REHIRE_LABELS} />
          <Form viewer={viewer} action={`${base}/rehire`}>
            <Field
              form={form}
              name="on"
              label={REHIRE_LABELS.on}
              type="date"
              hint="Up to 180 days ahead."
              required
            />
            <PostFields form={form} choices={choices} />
            <button class="btn primary">Hire again</button>
          </Form>
        </section>
      </>
    ),
  });
}
