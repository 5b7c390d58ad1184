import type { SessionEntity } from './session.entity.js';

/** A session as it is shown. */
export function sessionView(session: SessionEntity) {
  const { id, course, version, modules, site, heldOn, minutes, trainer } = session;
  const { qualifications, questionsBy, contents, signInSheet } = session;
  const { recordedBy, recordedAt, voidedAt, voidReason } = session;
  return {
    ...{ id, course, version, modules, site, heldOn, minutes, trainer },
    ...{ qualifications, questionsBy, contents, signInSheet },
    ...{ recordedBy, recordedAt, voidedAt, voidReason },
  };
}
