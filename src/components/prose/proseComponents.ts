import Bucket from './Bucket.astro';
import BucketLine from './BucketLine.astro';
import Cast from './Cast.astro';
import FlaskSource from './FlaskSource.astro';
import HowMany from './HowMany.astro';
import LetInAt from './LetInAt.astro';
import UsualRange from './UsualRange.astro';

/** What the MDX of a step may use without an import: `<Content components={proseComponents} />`. */
export const proseComponents = {
  Bucket,
  BucketLine,
  Cast,
  FlaskSource,
  HowMany,
  LetInAt,
  UsualRange,
};
