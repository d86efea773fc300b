import { encode } from 'uqr';
import { pathOf } from './qr-path.js';

interface Props {
  readonly text: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
}

/** A text as a QR code (ISO/IEC 18004), black on white whatever the colours of the page, for cameras read no other. */
export default function QrCode({ text, label }: Props) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={pathOf(data)} />
    </svg>
  );
}

/** Modules that the standard wants free on every side. */
const QUIET_ZONE = 4;
