import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWording } from '../i18n/language.js';
import { REASONS } from './item.js';

/** Every key of the queue. */
export default function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { m } = useWording();
  const keys = [
    [['J'], m.help.next],
    [['K'], m.help.previous],
    [['A'], m.help.approve],
    [['R', `1–${REASONS.length}`], m.help.reject],
    [['H'], m.help.hold],
    [['Z'], m.help.undo],
    [['X'], m.help.select],
    [['C'], m.help.conversation],
    [['N'], m.help.fresh],
    [['/'], m.help.search],
    [['Enter'], m.help.open],
    [['Esc'], m.help.escape],
    [['?'], m.help.help],
  ] as const;
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="dialog">
        <Dialog>
          <Heading slot="title">{m.help.title}</Heading>
          <dl className="help">
            {keys.map(([names, meaning]) => (
              <div key={meaning}>
                <dt dir="ltr">
                  {names.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
          <p className="small soft">{m.help.note}</p>
          <p className="small soft">{m.help.swipe}</p>
          <Button className="button" autoFocus onPress={onClose}>
            {m.close}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
