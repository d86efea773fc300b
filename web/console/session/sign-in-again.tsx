import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWording } from '../i18n/language.js';
import type { User } from './session.js';
import { SignInForm } from './sign-in.js';

/** Over the page when the session ended while it was in use; what was begun waits behind it. */
export default function SignInAgain({ user }: { readonly user: User }) {
  const { m } = useWording();
  return (
    <ModalOverlay className="veil" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog">
        <Dialog>
          <Heading slot="title">{m.signIn.title}</Heading>
          <p className="notice">{m.signIn.lost}</p>
          <SignInForm email={user.email} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
