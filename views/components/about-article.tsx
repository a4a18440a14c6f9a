/** Below an article: on what and on whom it rests, where else it stands, and from which file it was read. */
import type { FC } from 'hono/jsx';
import { texts } from '../languages/language.ts';

export interface AboutArticleProps {
  originalUrl?: string;
  path: string;
  /** The name of its language, only where it is not annotated. */
  foreignLanguage?: string;
  credits: readonly { name: string; title?: string; url?: string }[];
  copies: readonly { name: string; url?: string }[];
}

export const AboutArticle: FC<AboutArticleProps> = ({ credits, copies, originalUrl, path, foreignLanguage }) => (
  <footer class="about">
    <h2>{texts().article.about}</h2>
    <dl>
      {credits.length > 0 && (
        <div>
          <dt>{texts().article.credits}</dt>
          {credits.map(({ name, title, url }) => (
            <dd>
              {url === undefined ? (
                name
              ) : (
                <a href={url} rel="noopener external nofollow">
                  {name}
                </a>
              )}
              {title && <span class="quiet">{` – ${title}`}</span>}
            </dd>
          ))}
        </div>
      )}
      {copies.length > 0 && (
        <div>
          <dt>{texts().article.alsoIn}</dt>
          {copies.map(({ name, url }) => (
            <dd>
              {url === undefined ? (
                name
              ) : (
                <a href={url} rel="noopener external nofollow">
                  {name}
                </a>
              )}
            </dd>
          ))}
        </div>
      )}
      {foreignLanguage !== undefined && (
        <div>
          <dt>{texts().article.language}</dt>
          <dd>
            {foreignLanguage}
            <span class="quiet">{` – ${texts().article.notAnnotated}`}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{texts().article.file}</dt>
        <dd class="path">{path}</dd>
      </div>
    </dl>
    {originalUrl && (
      <p>
        <a href={originalUrl} rel="noopener external nofollow">
          {texts().article.original}
        </a>
      </p>
    )}
  </footer>
);
