import { useDeferredValue, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { Field } from '../parts/field.js';
import { More, useList, Waiting } from '../parts/list.js';
import { Panel, Table } from '../parts/page.js';
import { call } from '../shell/api.js';
import { ArticleDialog, CalendarDialog } from './article-dialogs.js';
import { COMMENTING, type Article, type Commenting } from './article.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

/** The articles of the site: whether they take comments, now and later. */
export default function ArticlesSection() {
  const words = useSettingsWords();
  const { site } = useDraft();
  const [search, setSearch] = useState('');
  const [isRegistering, setRegistering] = useState(false);
  const q = useDeferredValue(search.trim());
  const path = `/moderation/sites/${site}/articles`;
  const articles = useList<Article>(['articles', site], path, { q });
  const columns = [words.article, words.articleCounts, words.commenting, words.calendar];
  return (
    <Panel
      title={words.sections.articles}
      deeds={
        <Button className="button" onPress={() => setRegistering(true)}>
          {words.registerArticle}
        </Button>
      }
    >
      <Field label={words.searchArticles} isHidden>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            placeholder={words.searchArticles}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
      </Field>
      {!articles.items && <Waiting error={articles.error} />}
      {articles.items?.length === 0 && <p className="soft">{words.noArticles}</p>}
      {articles.items && articles.items.length > 0 && (
        <Table label={words.sections.articles} columns={columns}>
          {articles.items.map((article) => (
            <ArticleRow key={article.id} article={article} path={path} />
          ))}
        </Table>
      )}
      <div>
        <More {...articles} />
      </div>
      {isRegistering && <ArticleDialog path={path} onClose={() => setRegistering(false)} />}
    </Panel>
  );
}

function ArticleRow({ article, path }: { readonly article: Article; readonly path: string }) {
  const { formats } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const [isPlanning, setPlanning] = useState(false);
  const { id, title, commenting, effective, schedule, commentCount, heldCount } = article;
  const name = title ?? id;
  const later = schedule
    ? fill(words.later, { mode: words.commentings[schedule.commenting], moment: formats.dateTime(schedule.at) })
    : words.noCalendar;
  const change = useDeed({
    run: (wanted: Commenting) => call('PATCH', `${path}/${encodeURIComponent(id)}`, { body: { commenting: wanted } }),
    again: [['articles', site]],
    done: words.articleChanged,
  });
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        {title !== null && (
          <p className="small soft">
            <bdi>{id}</bdi>
          </p>
        )}
      </th>
      <td className="number">
        {words.published}: {formats.number(commentCount)}
        <br />
        {words.waiting}: {formats.number(heldCount)}
      </td>
      <td>
        <select
          className="input is-short"
          aria-label={fill(words.commentingOf, { article: name })}
          value={commenting}
          disabled={change.isPending}
          onChange={({ target }) => change.mutate(target.value as Commenting)}
        >
          {COMMENTING.map((one) => (
            <option key={one} value={one}>
              {words.commentings[one]}
            </option>
          ))}
        </select>
        {effective !== commenting && (
          <p className="small soft">{fill(words.effective, { mode: words.commentings[effective] })}</p>
        )}
      </td>
      <td>
        <Button className="button" aria-label={`${later}: ${name}`} onPress={() => setPlanning(true)}>
          {later}
        </Button>
        {isPlanning && <CalendarDialog article={article} path={path} onClose={() => setPlanning(false)} />}
      </td>
    </tr>
  );
}
