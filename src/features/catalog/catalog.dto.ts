import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { IsLanguage, QueryInteger } from '../../http/validation.js';
import { DEFINITION_KINDS, type DefinitionKind } from './definition.entity.js';

/** The language that a reader would like; what isn't there in it comes in English. */
export class LanguageQuery {
  /** Two letters, like `es`. Where there is no such translation, the answer is in English. */
  @ApiPropertyOptional({ type: 'string', maxLength: 35, example: 'es' })
  @IsOptional()
  @IsLanguage()
  language?: string;
}

export class CoursesQuery extends IntersectionType(PageQuery, LanguageQuery) {}

export class VersionQuery extends LanguageQuery {
  /** The version; without it, the newest. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 1 })
  @IsOptional()
  @QueryInteger()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;
}

const MODULE_KINDS = ['lesson', 'quiz', 'attestation', 'session', 'check-off', 'package'];

export class ModuleDto {
  @ApiProperty({ type: 'string', example: '05' }) code: string;
  @ApiProperty({ type: 'string', enum: MODULE_KINDS }) kind: string;
  @ApiProperty({ type: 'string', example: 'Blood pressure by hand' }) title: string;
  @ApiProperty({ type: 'integer', example: 18 }) minutes: number;
}

export class CourseDto {
  @ApiProperty({ type: 'string', example: 'HIP' }) code: string;
  @ApiProperty({ type: 'string' }) title: string;
  @ApiProperty({ type: 'string' }) summary: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string' }) hash: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) publishedAt: string;
  /** Of all modules together. */
  @ApiProperty({ type: 'integer' }) minutes: number;
  /** Whether anybody may take it, on a path or not. */
  @ApiProperty({ type: 'boolean' }) openToAll: boolean;
  @ApiProperty({ type: [String] }) objectives: readonly string[];
  /** The language of this answer. */
  @ApiProperty({ type: 'string', example: 'en' }) language: string;
  /** Those that the course can be asked for in. */
  @ApiProperty({ type: [String], example: ['en', 'es'] }) languages: readonly string[];
  @ApiProperty({ type: [ModuleDto] }) modules: readonly ModuleDto[];
  /** Codes of courses that come before it. */
  @ApiProperty({ type: [String] }) prerequisites: readonly string[];
}

export class StepDto {
  @ApiProperty({ type: 'string' }) text: string;
  @ApiPropertyOptional({ type: 'boolean' }) critical?: boolean;
}

/** A module with what it holds, by its kind. Questions are asked by an attempt only. */
export class ModuleContentDto extends ModuleDto {
  @ApiProperty({ type: 'string', example: 'HIP' }) course: string;
  @ApiProperty({ type: 'integer' }) version: number;
  /** The language of this answer. */
  @ApiProperty({ type: 'string', example: 'en' }) language: string;
  /** Those that the module can be asked for in. */
  @ApiProperty({ type: [String], example: ['en', 'es'] }) languages: readonly string[];
  /** Of a lesson: clean HTML. */
  @ApiPropertyOptional({ type: 'string' }) html?: string;
  @ApiPropertyOptional({ type: [String] }) objectives?: readonly string[];
  /** Of a quiz: how many questions an attempt asks. */
  @ApiPropertyOptional({ type: 'integer' }) questions?: number;
  /** Of a quiz, in percent. */
  @ApiPropertyOptional({ type: 'integer' }) passMark?: number;
  /** Of an attestation: what is signed. */
  @ApiPropertyOptional({ type: 'string' }) statement?: string;
  /** Of a session: what is taught. */
  @ApiPropertyOptional({ type: [String] }) contents?: readonly string[];
  /** Of a session: who may teach it. */
  @ApiPropertyOptional({ type: 'string' }) trainer?: string;
  /** Of a check-off: what is watched. */
  @ApiPropertyOptional({ type: [StepDto] }) steps?: readonly StepDto[];
  /** Of a package: where it comes from. */
  @ApiPropertyOptional({ type: 'string' }) source?: string;
  @ApiPropertyOptional({ type: 'string' }) description?: string;
}

export class PathSummaryDto {
  @ApiProperty({ type: 'string', example: 'CAREER' }) code: string;
  @ApiProperty({ type: 'string' }) title: string;
  @ApiPropertyOptional({ type: 'string' }) summary?: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string' }) hash: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) publishedAt: string;
  /** Whom the path enrols by rule; empty is everybody employed. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) enrolls?: object;
}

const NODE_KINDS = [
  ...['all', 'any', 'credits', 'course', 'skill', 'hours', 'credential'],
  ...['experience', 'attestation', 'approval', 'path', 'task'],
];

/** One node of the requirement tree: the path, a stage, a milestone, a group or a leaf. */
export class NodeDto {
  @ApiProperty({ type: 'string', example: 'S1/front/F1' }) key: string;
  @ApiProperty({ type: 'string', enum: NODE_KINDS }) kind: string;
  /** Of `any` and `credits`: how many are needed. */
  @ApiPropertyOptional({ type: 'number' }) n?: number;
  /** What a leaf asks for: the code of a course, skill, credential or path, an activity, a role. */
  @ApiPropertyOptional({ type: 'string' }) subject?: string;
  @ApiProperty({ type: 'string' }) title: string;
  @ApiPropertyOptional({ type: 'array', items: { type: 'object', additionalProperties: true } })
  recurs?: readonly object[];
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) dueIn?: object;
  @ApiPropertyOptional({ type: 'array', items: { type: 'object', additionalProperties: true } })
  locks?: readonly object[];
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) appliesTo?: object;
  @ApiPropertyOptional({ type: 'string', format: 'date' }) since?: string;
  @ApiPropertyOptional({ type: 'string', format: 'date' }) until?: string;
  /** `false` tracks without gating. */
  @ApiProperty({ type: 'boolean' }) required: boolean;
  /** Its share of progress. */
  @ApiProperty({ type: 'number' }) weight: number;
  @ApiPropertyOptional({ type: 'string' }) onLeave?: string;
  @ApiPropertyOptional({ type: 'string' }) waivableBy?: string;
  /** Days before the due date from which it is `due`; 30 where it isn't said. */
  @ApiPropertyOptional({ type: 'integer' }) notice?: number;
  /** The regulation or house rule that it comes from. */
  @ApiPropertyOptional({ type: 'string' }) why?: string;
  /** How long records of it are kept. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) keep?: object;
  @ApiProperty({ type: [NodeDto] }) children: readonly NodeDto[];
}

/** A path is the root of its tree: `children` are its stages. */
export class PathDto extends PathSummaryDto {
  @ApiProperty({ type: 'string', example: 'CAREER' }) key: string;
  @ApiProperty({ type: 'string', enum: ['all'] }) kind: string;
  @ApiProperty({ type: 'boolean' }) required: boolean;
  @ApiProperty({ type: 'number' }) weight: number;
  @ApiProperty({ type: [NodeDto] }) children: readonly NodeDto[];
}

export class SkillDto {
  @ApiProperty({ type: 'string', example: 'B1' }) code: string;
  @ApiProperty({ type: 'string' }) title: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string' }) hash: string;
  /** Titles of its variants by name, such as age bands. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  variants?: Readonly<Record<string, string>>;
  @ApiPropertyOptional({ type: [StepDto] }) steps?: readonly StepDto[];
  @ApiProperty({ type: 'object', additionalProperties: true }) observations: object;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) revalidate?: object;
  @ApiPropertyOptional({ type: [String] }) observedBy?: readonly string[];
  @ApiPropertyOptional({ type: 'boolean' }) highRisk?: boolean;
  @ApiPropertyOptional({ type: 'boolean' }) cosign?: boolean;
  @ApiPropertyOptional({ type: 'string' }) why?: string;
}

export class CredentialDto {
  @ApiProperty({ type: 'string', example: 'BLS' }) code: string;
  @ApiProperty({ type: 'string' }) title: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'string' }) hash: string;
  @ApiProperty({ type: 'string' }) issuer: string;
  @ApiProperty({ type: 'string', enum: ['education', 'certification', 'card', 'licence'] })
  kind: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  cycles: readonly object[];
  @ApiPropertyOptional({ type: 'boolean' }) renewable?: boolean;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) continuingEducation?: object;
  @ApiPropertyOptional({ type: [String] }) replacedBy?: readonly string[];
  @ApiPropertyOptional({ type: 'boolean' }) cosigns?: boolean;
  @ApiPropertyOptional({ type: 'string' }) renewal?: string;
  @ApiPropertyOptional({ type: 'string' }) lapse?: string;
  @ApiPropertyOptional({ type: 'string' }) verify?: string;
}

export class CoursesPageDto {
  @ApiProperty({ type: [CourseDto] }) items: readonly CourseDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor: string | null;
}
export class PathsPageDto {
  @ApiProperty({ type: [PathSummaryDto] }) items: readonly PathSummaryDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor: string | null;
}
export class SkillsPageDto {
  @ApiProperty({ type: [SkillDto] }) items: readonly SkillDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor: string | null;
}
export class CredentialsPageDto {
  @ApiProperty({ type: [CredentialDto] }) items: readonly CredentialDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor: string | null;
}

export class NamedWordDto {
  @ApiProperty({ type: 'string', example: 'blood' }) code: string;
  @ApiProperty({ type: 'string', example: 'Blood or other infectious matter' }) title: string;
}

export class ExposureDto extends NamedWordDto {
  /** Whom it means. */
  @ApiPropertyOptional({ type: 'string' }) what?: string;
}

export class PositionDto extends NamedWordDto {
  /** Those that somebody is hired with unless told. */
  @ApiProperty({ type: [String], example: ['blood', 'chemicals'] }) exposures: readonly string[];
}

/** The words of the office; empty lists where it has none of its own. */
export class OfficeDto {
  @ApiProperty({ type: [PositionDto] }) positions: readonly PositionDto[];
  @ApiProperty({ type: [ExposureDto] }) exposures: readonly ExposureDto[];
  /** What hours are logged for. */
  @ApiProperty({ type: [NamedWordDto] }) activities: readonly NamedWordDto[];
}

export class LearnersOnVersionDto {
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'integer' }) learners: number;
}

export class PublishedKindDto {
  @ApiProperty({ type: 'string', enum: DEFINITION_KINDS }) kind: DefinitionKind;
  @ApiProperty({ type: 'string', example: 'HIP' }) code: string;
}

export class PublishedChangeDto extends PublishedKindDto {
  @ApiProperty({ type: 'string' }) title: string;
  /** The newest version before; null where there was none. */
  @ApiProperty({ type: 'integer', nullable: true }) from: number | null;
  /** The version that this makes. */
  @ApiProperty({ type: 'integer' }) version: number;
  /** In words, a line each. */
  @ApiProperty({ type: [String] }) differences: readonly string[];
  /** Of a path: who is on which version. They stay there until somebody moves them. */
  @ApiProperty({ type: [LearnersOnVersionDto] }) learners: readonly LearnersOnVersionDto[];
}

export class PublishReportDto {
  @ApiProperty({ type: 'boolean' }) dryRun: boolean;
  @ApiProperty({ type: [PublishedChangeDto] }) added: readonly PublishedChangeDto[];
  @ApiProperty({ type: [PublishedChangeDto] }) changed: readonly PublishedChangeDto[];
  @ApiProperty({ type: [PublishedKindDto] }) unchanged: readonly PublishedKindDto[];
}
