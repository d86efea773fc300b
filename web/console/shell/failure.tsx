import { Component, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useWording } from '../i18n/language.js';

interface Props {
  readonly children: ReactNode;
}

/** Shows a sentence in place of a page that failed, and leaves the frame around it in use. */
export class FailureBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failure /> : this.props.children;
  }
}

function Failure() {
  const { m } = useWording();
  return (
    <section className="frame-wait" role="alert">
      <h1>{m.failure.title}</h1>
      <p>{m.failure.text}</p>
      <p>
        <a href={location.href}>{m.tryAgain}</a>
      </p>
    </section>
  );
}

export function NotFound() {
  const { m } = useWording();
  return (
    <section className="frame-wait">
      <h1>{m.notFound.title}</h1>
      <p className="soft">{m.notFound.text}</p>
      <p>
        <Link href="/">{m.notFound.home}</Link>
      </p>
    </section>
  );
}
