import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useChosenSite } from '../shell/site.js';
import { Desk } from './desk.js';
import { DeskView } from './desk-view.js';
import { queryOf, tabOf } from './view.js';
import './queue.css';

/** The moderators' queue: one desk for each list that is asked for, by the page's address. */
export default function QueuePage() {
  const [parameters] = useSearchParams();
  const site = useChosenSite()?.key;
  const asked = queryOf(parameters, site).toString();
  const tab = tabOf(parameters);
  const desk = useMemo(() => new Desk(new URLSearchParams(asked), tab), [asked, tab]);
  return <DeskView desk={desk} site={site} />;
}
