import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWording } from '../i18n/language.js';

interface AskProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** Something over the page; closed by Escape, beside it, or its own buttons. */
export const Ask = ({ title, onClose, isWide = false, children }: AskProps) => (
  <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
    <Modal className={isWide ? 'dialog is-wide' : 'dialog'}>
      <Dialog>
        <Heading slot="title">{title}</Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
);

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that is felt by others. */
export function Confirm({ title, text, act, onAct, onClose }: ConfirmProps) {
  const { m } = useWording();
  const confirm = (): void => {
    onAct();
    onClose();
  };
  return (
    <Ask title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="row">
        <Button className="button is-primary" onPress={confirm} autoFocus>
          {act}
        </Button>
        <Button className="button" onPress={onClose}>
          {m.cancel}
        </Button>
      </div>
    </Ask>
  );
}
