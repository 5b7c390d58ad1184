// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { AdminLayout } from '../../ui/admin-layout.js';
import { Field, Form, FormErrors, TextArea } from '../../ui/form.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { Icon } from '../../ui/icons.js';
import { PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { importErrorText } from './import-words.js';
import type { ImportedDto } from './imported.dto.js';
import type { ImportPreview } from './import-people.js';
import type { NamedDto } from './person.dto.js';

const LABELS = { file: 'File', text: 'Pasted lines' };

/** What each column of the file means. */
const COLUMNS: readonly (readonly [name: string, meaning: string])[] = [
  ['givenName', 'First name. Must be there.'],
  ['familyName', 'Last name. Must be there.'],
  ['email', 'What they sign in with. This or an employee number must be there.'],
  ['employeeNumber', 'Finds the person again in the next file.'],
  ['site', 'The code of a site, like MAIN. Left out: the only site.'],
  ['position', 'Your own word for the post, like back-office.'],
  ['hiredOn', 'First day of work, like 2026-11-23 or 11/23/2026. Left out: today.'],
  ['originalHireOn', 'An earlier hire that counts for experience.'],
  ['trackedFrom', 'Nothing is held against them for days before it.'],
  [
    'exposures',
    'Hazards of the job, like blood;chemicals. Left out: those of the position for somebody new, else as they are.',
  ],
  ['supervisor', 'Email, employee number or full name of a person.'],
  ['preceptors', 'The same of each, with ; between them.'],
  ['supervisingProvider', 'Email, employee number or full name of a person.'],
  ['roles', 'learner, instructor, manager, viewer, administrator; instructor@MAIN for one site.'],
  ['effectiveOn', 'From when a changed site, position or exposure holds. Left out: today.'],
];

/** The first lines of a file, to start from. */
export const TEMPLATE =
  'givenName,familyName,email,employeeNumber,site,position,hiredOn,exposures,supervisor,roles\n' +
  'Ana,Sample,ana.sample@clinic.example,E-1001,MAIN,back-office,2026-01-05,blood,,learner\n';

/** Where people are brought in from a file. */
export function ImportPage({ viewer, form }: { viewer: Viewer; form: FormState }): string {
  return AdminLayout({
    viewer,
    title: 'Import people',
    children: (
      <>
        <PageHead
          title="Import people"
          lead="From your HR system or a spreadsheet, saved as CSV. You see what would happen before anything does."
        >
          <a class="btn" href="/admin/import/template.csv" download="people.csv">
            <Icon name="down" />
            Download a template
          </a>
        </PageHead>
        <div class="grid">
          <section class="card c6" aria-labelledby="file-h">
            <header>
              <h2 id="file-h">Your file</h2>
            </header>
            <FormErrors form={form} labels={LABELS} />
            <Form viewer={viewer} action="/admin/import/preview" files changesNothing>
              <Field
                form={form}
                name="file"
                label={LABELS.file}
                type="file"
                accept=".csv,text/csv"
                hint="CSV with a header line. Up to 10 MB."
              />
              <p class="or">or</p>
              <TextArea
                form={form}
                name="text"
                label={LABELS.text}
                rows="6"
                hint="The header line first. No patient information."
              />
              <button class="btn primary">Show what would happen</button>
            </Form>
          </section>
          <section class="card c6" aria-labelledby="columns-h">
            <header>
              <h2 id="columns-h">Columns</h2>
              <p>
                In any order. An empty cell changes nothing. First name, Last name and Hire date
                will do.
              </p>
            </header>
            <dl class="pairs">
              {COLUMNS.map(([name, meaning]) => (
                <>
                  <dt class="code" safe>
                    {name}
                  </dt>
                  <dd safe>{meaning}</dd>
                </>
              ))}
            </dl>
            <p class="hint">
              A line whose employee number, else email, is known changes that person. Else somebody
              new is hired. Nobody is removed by an import.
            </p>
          </section>
        </div>
      </>
    ),
  });
}

/** What a file would do; nothing has been done yet. */
export function ImportPreviewPage(props: {
  viewer: Viewer;
  /** With the names, where it can be imported. */
  result: ImportedDto & Partial<ImportPreview>;
  /** The file, to be sent back with the confirmation. */
  packed: string;
  /** Its lines, where they were typed: to be mended in place. */
  typed: string;
}): string {
  const { viewer, result, packed, typed } = props;
  const isWrong = result.errors.length > 0;
  return AdminLayout({
    viewer,
    title: 'Preview of the import',
    crumbs: [{ label: 'Import people', href: '/admin/import' }],
    children: (
      <>
        <PageHead title="Preview of the import" lead="Nothing has been changed yet." />
        {isWrong ? <LineErrors result={result} /> : <Counts result={result} />}
        <div class="grid gap">
          <Whom id="hired-h" title="New people" people={result.hired ?? []} />
          <Whom id="changed-h" title="Changed" people={result.changed ?? []} linked />
        </div>
        {isWrong && typed !== '' ? <Lines viewer={viewer} text={typed} /> : ''}
        <div class="actions gap">
          {isWrong ? (
            ''
          ) : (
            <Form viewer={viewer} action="/admin/import" class="inline">
              <input type="hidden" name="packed" value={packed} />
              <button class="btn primary big" safe>
                {importLabel(result)}
              </button>
            </Form>
          )}
          <a class="btn big" href="/admin/import">
            Choose another file
          </a>
        </div>
      </>
    ),
  });
}

function Lines({ viewer, text }: { viewer: Viewer; text: string }) {
  const errors = new Map([['text', 'must be put right, as it says above']]);
  const form = { ...emptyForm({ text }), errors };
  return (
    <section class="card gap" aria-label="Your lines">
      <Form viewer={viewer} action="/admin/import/preview" files changesNothing>
        <TextArea form={form} name="text" label={LABELS.text} rows="10" required />
        <button class="btn primary">Look again</button>
      </Form>
    </section>
  );
}

function Counts({ result }: { result: ImportedDto }) {
  return (
    <section class="card" aria-labelledby="counts-h">
      <h2 id="counts-h" class="vh">
        What would happen
      </h2>
      <dl class="figures">
        <div>
          <dt>New people</dt>
          <dd safe>{String(result.created)}</dd>
        </div>
        <div>
          <dt>Changed</dt>
          <dd safe>{String(result.updated)}</dd>
        </div>
        <div>
          <dt>As they are</dt>
          <dd safe>{String(result.unchanged)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** By name, so that a file of the wrong office is seen before it does anything. */
function Whom(props: {
  id: string;
  title: string;
  people: readonly NamedDto[];
  /** They are here already. */
  linked?: boolean;
}) {
  const { id, title, people, linked = false } = props;
  if (people.length === 0) return '';
  return (
    <section class="card c6" aria-labelledby={id}>
      <header>
        <h2 id={id} safe>
          {title}
        </h2>
      </header>
      <ul class="changes">
        {people.slice(0, MOST_NAMED).map((person) => (
          <li>
            {linked ? (
              <a href={`/people/${person.id}`} safe>
                {person.name}
              </a>
            ) : (
              <span safe>{person.name}</span>
            )}
          </li>
        ))}
      </ul>
      {people.length > MOST_NAMED ? (
        <p class="hint" safe>{`And ${people.length - MOST_NAMED} more.`}</p>
      ) : (
        ''
      )}
    </section>
  );
}

function LineErrors({ result }: { result: ImportedDto }) {
  return (
    <section class="card" aria-labelledby="errors-h" role="alert" id="form-errors" tabindex="-1">
      <header>
        <h2 id="errors-h" safe>
          {`${counted(result.errors.length, 'thing')} to fix in the file`}
        </h2>
        <p>With any of these nobody is imported. Fix the lines and choose the file again.</p>
      </header>
      <table class="stackable">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {result.errors.slice(0, MOST_SHOWN).map((error) => (
            <tr>
              <th scope="row" safe>
                {`Line ${error.line}`}
              </th>
              <td data-label="Column" class="code nowrap" safe>
                {error.field.split('.')[0]}
              </td>
              <td data-label="What is wrong" safe>
                {importErrorText(error)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {result.errors.length > MOST_SHOWN ? (
        <p class="hint" safe>
          {`And ${result.errors.length - MOST_SHOWN} more. Fix these first.`}
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

const MOST_SHOWN = 100;
const MOST_NAMED = 25;

function importLabel({ created, updated }: ImportedDto): string {
  const all = created + updated;
  return all === 0 ? 'Import: nothing changes' : `Import ${counted(all, 'person', 'people')}`;
}
