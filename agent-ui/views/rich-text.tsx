import Markdown from 'react-markdown'

interface Props {
  content: string
  contentType: string
}

/**
 * What somebody wrote. Markdown is drawn without the HTML in it, without dangerous links, and without images: one
 * from elsewhere would tell its host that, when and from where the agent reads.
 */
export function RichText({ content, contentType }: Props) {
  if (contentType !== 'text/markdown')
    return (
      <div className="plain-text" dir="auto">
        {content}
      </div>
    )
  return (
    <div className="markdown" dir="auto">
      <Markdown
        skipHtml
        disallowedElements={['img']}
        components={{
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
        }}
      >
        {content}
      </Markdown>
    </div>
  )
}
