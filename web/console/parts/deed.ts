import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { problemText } from '../decide/problem-text.js';
import { useWording } from '../i18n/language.js';
import { ApiProblem } from '../shell/api.js';
import { toast } from '../shell/toasts.js';

interface Course<Wish, Answer> {
  readonly run: (wish: Wish) => Promise<Answer>;
  /** What is read again afterwards, however it went. */
  readonly again?: readonly QueryKey[];
  /** What is said when it was done. */
  readonly done?: string;
  readonly onDone?: (answer: Answer, wish: Wish) => void;
  /** A form that shows itself what was wrong with its fields; other problems pass by as messages. */
  readonly isForm?: boolean;
}

/** Something that a person changes. Whoever asks for it hears whether it came about. */
export function useDeed<Wish = void, Answer = unknown>({
  run,
  again = [],
  done,
  onDone,
  isForm = false,
}: Course<Wish, Answer>): UseMutationResult<Answer, Error, Wish> {
  const { m } = useWording();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer, wish) => {
      if (done !== undefined) toast({ text: done });
      onDone?.(answer, wish);
    },
    onError: (error) => {
      if (!isForm || !isAboutFields(error)) toast({ text: problemText(m, error), isBad: true });
    },
    onSettled: () => Promise.all(again.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

const isAboutFields = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status > 0 && error.status < 500;

/** The sentence about one field, by its JSON pointer; undefined when it is in order. */
export const faultAt = (error: unknown, pointer: string): string | undefined =>
  error instanceof ApiProblem ? error.faults.find((fault) => fault.pointer === pointer)?.detail : undefined;
