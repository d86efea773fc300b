import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { LanguageProvider, useWording } from '../i18n/language.js';
import { session, useSession } from '../session/session.js';
import { SignIn } from '../session/sign-in.js';
import { ApiProblem } from './api.js';
import { Frame } from './frame.js';

const InvitationPage = lazy(() => import('../session/invitation-page.js'));
const SignInAgain = lazy(() => import('../session/sign-in-again.js'));

const RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // What the service has answered is an answer; only silence and its own faults are tried again.
      retry: (count, error) =>
        count < RETRIES && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
    },
  },
});

/** The moderators' console. */
export const App = () => (
  <LanguageProvider>
    <QueryClientProvider client={queries}>
      <Router base="/console">
        <Switch>
          <Route path="/invitation">
            <Suspense>
              <InvitationPage />
            </Suspense>
          </Route>
          <Route>
            <SignedInOnly />
          </Route>
        </Switch>
      </Router>
    </QueryClientProvider>
  </LanguageProvider>
);

/** The pages for whoever is signed in, else the way in; the address stays, so that one arrives where one wanted to go. */
function SignedInOnly() {
  const state = useSession();
  const { m } = useWording();
  useEffect(() => {
    if (state.is === 'unknown') void session.renew();
  }, [state.is]);
  if (state.is === 'unknown') return <p className="unseen">{m.loading}</p>;
  if (state.is === 'signed-out') return <SignIn />;
  return (
    <>
      <Frame />
      <Suspense>{state.is === 'lost' && <SignInAgain user={state.user} />}</Suspense>
    </>
  );
}
