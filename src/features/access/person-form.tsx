// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { ROLES } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { Choices, Field, Select } from '../../ui/form.js';
import { ErrorBeside, Proposals, ProposedField, ProposedFields } from '../../ui/form-lists.js';
import type { FormState } from '../../ui/form-state.js';
import { ROLE } from '../../ui/words.js';
import type { OfficeChoicesView } from '../people/office-choices.js';
import { roleRows } from './person-fields.js';

export const PERSON_LABELS = {
  givenName: 'First name',
  familyName: 'Last name',
  email: 'Work email',
  employeeNumber: 'Employee number',
  site: 'Site',
  position: 'Position',
  hiredOn: 'First day of work',
  originalHireOn: 'Earlier hire that counts',
  trackedFrom: 'Tracked from',
  exposures: 'Exposures',
  otherExposures: 'Other exposures',
  supervisor: 'Supervisor',
  preceptors: 'Preceptors',
  supervisingProvider: 'Supervising provider',
  roles: 'Roles',
  effectiveOn: 'Holds from',
  password: 'Password',
};

interface Part {
  readonly form: FormState;
  readonly choices: OfficeChoicesView;
}

/** Who somebody is and what they sign in with. */
export function IdentityFields({ form }: Pick<Part, 'form'>) {
  return (
    <fieldset>
      <legend>
        <h2>Who they are</h2>
      </legend>
      <div class="pair">
        <Field
          form={form}
          name="givenName"
          label={PERSON_LABELS.givenName}
          maxlength="100"
          required
        />
        <Field
          form={form}
          name="familyName"
          label={PERSON_LABELS.familyName}
          maxlength="100"
          required
        />
        <Field
          form={form}
          name="email"
          label={PERSON_LABELS.email}
          type="email"
          hint="What they sign in with."
          maxlength="254"
        />
        <Field
          form={form}
          name="employeeNumber"
          label={PERSON_LABELS.employeeNumber}
          hint="Signs in who has no email, and finds them in imports."
          maxlength="64"
        />
      </div>
    </fieldset>
  );
}

/** Where somebody works, as what, and which hazards come with it. */
export function PostFields({ form, choices }: Part) {
  return (
    <>
      <div class="pair">
        <Select
          form={form}
          name="site"
          label={PERSON_LABELS.site}
          options={choices.sites}
          required
        />
        <ProposedField
          form={form}
          name="position"
          label={PERSON_LABELS.position}
          list="positions"
          hint="Learning paths and policies go by it."
        />
      </div>
      <Proposals id="positions" options={choices.positions} />
      {choices.exposures.length === 0 ? (
        ''
      ) : (
        <Choices
          form={form}
          name="exposures"
          legend={PERSON_LABELS.exposures}
          options={choices.exposures}
          class="choices side"
          hint="Hazards of the job that bring requirements with them. Nothing chosen for somebody new: those of the position. Another position adds its own, unless you change them here."
          several
        />
      )}
      {choices.takesNewExposures ? (
        <Field
          form={form}
          name="otherExposures"
          label={PERSON_LABELS.otherExposures}
          hint="New words, with commas between them."
        />
      ) : (
        ''
      )}
    </>
  );
}

/** Who looks after somebody. */
export function RelationFields({ form, choices }: Part) {
  return (
    <fieldset>
      <legend>
        <h2>Who looks after them</h2>
      </legend>
      <Proposals id="staff" options={choices.staff} />
      <div class="pair">
        <ProposedField
          form={form}
          name="supervisor"
          label={PERSON_LABELS.supervisor}
          list="staff"
          hint="Type a part of the name and choose. An email or employee number will do too."
        />
        <ProposedField
          form={form}
          name="supervisingProvider"
          label={PERSON_LABELS.supervisingProvider}
          list="staff"
          hint="Type a part of the name and choose. An email or employee number will do too."
        />
      </div>
      <ProposedFields
        form={form}
        name="preceptors"
        legend={PERSON_LABELS.preceptors}
        list="staff"
        hint="By name, each on a line. They teach and sign off at work."
      />
    </fieldset>
  );
}

/** What somebody may do beyond their own learning: a row for each role. */
export function RoleFields({ form, choices }: Part) {
  return (
    <fieldset id="roles" class="field" aria-describedby="roles-hint roles-error">
      <legend>
        <h2>Roles</h2>
      </legend>
      <p class="hint" id="roles-hint">
        Everybody learns. Add what else they do, and where.
      </p>
      {roleRows(form).map((row, index) => (
        <div class="role-row">
          <div class="field">
            <label for={`role-${index}`} safe>
              {`Role ${index + 1}`}
            </label>
            <select id={`role-${index}`} name="role">
              <option value="">No role</option>
              {ROLES.filter((role) => role !== 'learner').map((role) => (
                <option value={role} selected={role === row.role} safe>
                  {ROLE[role]}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for={`where-${index}`}>Where</label>
            <select id={`where-${index}`} name="where">
              <option value="">Everywhere</option>
              {choices.sites.map(({ value, label }) => (
                <option value={`site:${value}`} selected={row.where === `site:${value}`} safe>
                  {label}
                </option>
              ))}
              {choices.cohorts.map(({ value, label }) => (
                <option value={`group:${value}`} selected={row.where === `group:${value}`} safe>
                  {told`Group ${label}`}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for={`until-${index}`}>Last day</label>
            <input id={`until-${index}`} name="until" type="date" value={row.until} />
          </div>
        </div>
      ))}
      <ErrorBeside form={form} name="roles" label={PERSON_LABELS.roles} />
    </fieldset>
  );
}
