import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { IsId } from '../../http/validation.js';

export class ListAuditQuery extends PageQuery {
  /** Only this kind of deed, like `roles-changed`. */
  @ApiPropertyOptional({ type: 'string', example: 'roles-changed' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  action?: string;

  /** Only what this person did. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsId()
  by?: string;

  /** Only what was done to this: a person's id, a site's code. */
  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string;
}

export class AuditEntryDto {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: 'string', nullable: true }) recordedBy: string | null;
  @ApiProperty({ type: 'string', example: 'roles-changed' }) action: string;
  @ApiProperty({ type: 'string' }) subject: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  payload: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: 'string' }) hash: string;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items: AuditEntryDto[];
  @ApiProperty({ type: 'string', nullable: true }) nextCursor: string | null;
}
