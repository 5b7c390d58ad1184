/**
 * What the API answers, as far as the journeys look. Written from the contract, not from
 * the sources: a renamed field must fail here as it would for any other program.
 */
export interface Person {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  employeeNumber: string | null;
  active: boolean;
  site: string | null;
  position: string | null;
  hiredOn: string | null;
  trackedFrom: string | null;
}

export interface Progress {
  done: number;
  total: number;
  percent: number;
}

export interface Requirement {
  key: string;
  kind: string;
  subject: string | null;
  title: string;
  status: string;
  since: string | null;
  until: string | null;
  dueOn: string | null;
  progress: { done: number; needed: number; unit: string };
  reason: string;
  why: string | null;
  children: Requirement[];
}

export interface NextStep {
  requirement: string;
  title: string;
  action: string;
  dueOn: string | null;
  minutes: number | null;
  reason: string;
}

export interface Standing {
  learner: { id: string; name: string };
  path: { code: string; title: string; version: number };
  asOf: string;
  status: string;
  progress: Progress;
  changesOn: string | null;
  stage: { code: string; title: string };
  nextSteps: NextStep[];
  stages: {
    code: string;
    title: string;
    status: string;
    progress: Progress;
    milestones: { code: string; title: string; status: string; requirements: Requirement[] }[];
  }[];
}

/** A node of a path's definition, as `GET /paths/{code}` shows the tree. */
export interface PathNode {
  key: string;
  kind: string;
  n?: number;
  subject?: string;
  title: string;
  required?: boolean;
  children?: PathNode[];
}

export interface Course {
  code: string;
  title: string;
  version: number;
  hash: string;
  modules: { code: string; kind: string; title: string; minutes: number }[];
}

export interface Enrollment {
  path: string;
  version: number;
  startedOn: string;
  status: string;
  progress: Progress;
}

export interface Fact {
  seq: number;
  id: string;
  kind: string;
  subject: string;
  occurredOn: string;
  recordedAt: string;
  recordedBy: string | null;
  payload: Record<string, unknown>;
  hash: string;
  voidedBy: number | null;
}

export interface Completion {
  fact: { seq: number; id: string; kind: string; subject: string; occurredOn: string };
  course: {
    code: string;
    version: number;
    status: string;
    completedOn: string | null;
    modules: { code: string; status: string }[];
  };
  changes: { path: string; requirement: string; from: string | null; to: string | null }[];
  nextSteps: NextStep[];
}

export interface Attempt {
  id: string;
  questions: {
    id: string;
    kind: string;
    stem: string;
    choices: { id: string; text: string }[];
  }[];
}

export interface Graded {
  score: number;
  passed: boolean;
  passMark: number;
  feedback: { question: string; correct: boolean; explanation: string }[];
  completion?: Completion;
}

export interface Interval {
  path: string;
  requirement: string;
  from: string;
  to: string | null;
  status: string;
  dueOn: string | null;
  reason: string;
}

export interface Advancement {
  path: string;
  current: string | null;
  next: string | null;
  ready: boolean;
  left: { requirement: string; title: string; action: string; progress: unknown }[];
}

export interface Assignment {
  id: string;
  title: string;
  dueOn: string | null;
  assigned: number;
  skipped: { learner: string; code: string; reason: string }[];
}

export interface Job<Result> {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  result?: Result;
  error?: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  reasons?: { code: string; subject?: string; text: string }[];
  errors?: { field: string; message: string }[];
  requestId: string;
}

/** Every node below a standing's stages, leaves and groups alike. */
export function requirementsOf(standing: Standing): Requirement[] {
  const withChildren = (node: Requirement): Requirement[] => [
    node,
    ...node.children.flatMap(withChildren),
  ];
  return standing.stages.flatMap((stage) =>
    stage.milestones.flatMap((milestone) => milestone.requirements.flatMap(withChildren)),
  );
}

/** One requirement of a standing; fails when the path has none with that key. */
export function requirementIn(standing: Standing, key: string): Requirement {
  const found = requirementsOf(standing).find((each) => each.key === key);
  if (!found) throw new Error(`${standing.path.code} has no requirement ${key}`);
  return found;
}

/** The requirement of a standing that asks for a course. */
export function courseIn(standing: Standing, course: string): Requirement {
  const isIt = ({ kind, subject }: Requirement) => kind === 'course' && subject === course;
  const found = requirementsOf(standing).find(isIt);
  if (!found) throw new Error(`${standing.path.code} does not ask for the course ${course}`);
  return found;
}
