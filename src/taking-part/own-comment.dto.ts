import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsString } from 'class-validator';
import { OwnAppealView, OwnCommentView } from '../comments/comment.view.js';

export class EditCommentDto {
  @ApiProperty({
    example: 'مقال جميل، أعاد إليّ ذكريات الضفة الأخرى من النهر.',
    description: 'The whole text anew; measured as on submitting',
  })
  @IsDefined()
  @IsString()
  body: string;
}

export class AppealDto {
  @ApiProperty({
    example: 'الرقم الذي ذكرته هو رقم البلدية المنشور على موقعها.',
    description: 'Why the decision is wrong, 1 to 2000 characters',
  })
  @IsDefined()
  @IsString()
  statement: string;
}

export class ChangedCommentView {
  @ApiProperty({ type: OwnCommentView })
  comment: OwnCommentView;
}

export class AppealedView {
  @ApiProperty({ type: OwnAppealView })
  appeal: OwnAppealView;
}
