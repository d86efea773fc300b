import { lazy, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { useWording } from '../i18n/language.js';
import { may, useUser, type User } from '../session/session.js';
import { FailureBoundary, NotFound } from './failure.js';
import { MenuButton, SiteButton } from './menu-button.js';
import { OnDemand } from './on-demand.js';
import { PAGES, type Page } from './pages.js';
import { useOneSite } from './site.js';
import { Toasts } from './toasts.js';
import './frame.css';

const SiteMenu = lazy(() => import('./site-menu.js'));
const AppearanceMenu = lazy(() => import('./appearance-menu.js'));
const AccountMenu = lazy(() => import('./account-menu.js'));
const ICON = new URL('./icon.svg', import.meta.url).href;

/** What stands around every page: navigation, site, appearance, account; and where messages appear. */
export function Frame() {
  const { m } = useWording();
  const user = useUser();
  const pages = PAGES.filter(({ needs }) => needs === undefined || may(user, needs));
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {m.skip}
      </a>
      <header className="frame-head">
        <Link href="/" className="frame-brand" aria-label={m.product}>
          <img src={ICON} alt="" width="24" height="24" />
          <span aria-hidden="true">{m.product}</span>
        </Link>
        <Navigation pages={pages} />
        {user.sites.length > 1 && (
          <OnDemand button={(onPress) => <SiteButton onPress={onPress} />}>
            <SiteMenu />
          </OnDemand>
        )}
        <OnDemand button={(onPress) => <MenuButton label={m.nav.appearance} icon="sun" onPress={onPress} />}>
          <AppearanceMenu />
        </OnDemand>
        <OnDemand button={(onPress) => <MenuButton label={m.nav.account} icon="person" onPress={onPress} />}>
          <AccountMenu />
        </OnDemand>
      </header>
      <main id="content" className="frame-main" tabIndex={-1}>
        <FailureBoundary>
          <Suspense fallback={<p className="frame-wait soft">{m.loading}</p>}>
            <Pages pages={pages} user={user} />
          </Suspense>
        </FailureBoundary>
      </main>
      <Toasts />
    </div>
  );
}

function Navigation({ pages }: { readonly pages: readonly Page[] }) {
  const { m } = useWording();
  const user = useUser();
  const site = useOneSite()?.key ?? '';
  const [path] = useLocation();
  return (
    <nav className="frame-nav" aria-label={m.nav.label}>
      {pages.map(({ path: pattern, label, needs }) => {
        if (!label || (needs !== undefined && pattern.includes(':site') && !may(user, needs, site))) return null;
        const to = pattern.replace(/:site.*/, site);
        const isHere =
          to === '/'
            ? path === '/' || path.startsWith('/comments/')
            : path.startsWith(to.slice(0, to.lastIndexOf('/') + 1));
        return (
          <Link key={to} href={to} aria-current={isHere ? 'page' : undefined}>
            {label(m)}
          </Link>
        );
      })}
    </nav>
  );
}

function Pages({ pages, user }: { readonly pages: readonly Page[]; readonly user: User }) {
  const { m } = useWording();
  if (user.sites.length === 0 && !user.isOwner) return <p className="frame-wait">{m.signIn.noSites}</p>;
  return (
    <Switch>
      {pages.map(({ path, Component }) => (
        <Route key={path} path={path}>
          <Component />
        </Route>
      ))}
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
