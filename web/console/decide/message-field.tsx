import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { useWording } from '../i18n/language.js';

/** As the service counts, which refuses longer ones. */
const MOST_LENGTH = 2_000;

interface Props {
  readonly message: string;
  readonly onMessage: (message: string) => void;
}

/** What the author reads with the decision. */
export function MessageField({ message, onMessage }: Props) {
  const { m } = useWording();
  return (
    <TextField className="field" value={message} onChange={onMessage} maxLength={MOST_LENGTH} autoFocus>
      <Label>{m.decide.message}</Label>
      <TextArea dir="auto" rows={2} />
      <Text slot="description">{m.decide.messageHint}</Text>
    </TextField>
  );
}
