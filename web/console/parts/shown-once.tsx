import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { toast } from '../shell/toasts.js';
import { onceInAr, onceInEn } from './once-words.js';
import { useWords } from './words.js';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** Something secret that the service does not show again: to be copied now. */
export function ShownOnce({ label, text, onClose }: Props) {
  const { m } = useWording();
  const words = useWords({ ar: onceInAr, en: onceInEn });
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ text: words.cannotCopy, isBad: true });
    }
  };
  return (
    <section className="once" aria-label={label}>
      <h3>{label}</h3>
      <p className="small">{words.note}</p>
      <pre dir="ltr">{text}</pre>
      <div className="row" role="status">
        <Button className="button is-primary" onPress={() => void copy()} autoFocus>
          {isCopied ? words.copied : words.copy}
        </Button>
        <Button className="button" onPress={onClose}>
          {m.close}
        </Button>
      </div>
    </section>
  );
}
