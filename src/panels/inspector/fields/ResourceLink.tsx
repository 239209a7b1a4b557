import { findResource, labelOf } from '@/model/topology'
import { connects } from '@/store/connectGesture'
import { useTopology } from '@/store/diagramStore'
import { lightsUp } from '@/store/hovering'
import { goTo } from '@/store/viewStore'
import { Chip } from '@/ui/Chip'
import { glyphOf } from '../../kindGlyph'
import { GroupShield } from '../GroupShield'

interface ResourceLinkProps {
  readonly id: string
  /** Takes it out of the list that it stands in. */
  readonly onRemove?: (() => void) | undefined
}

/** Another resource by name; pressed it is opened, hovered it lights up in the drawing. */
export function ResourceLink({ id, onRemove }: ResourceLinkProps) {
  const resource = findResource(useTopology(), id)
  if (!resource) return <Chip label={id} mono {...(onRemove ? { onRemove } : {})} />
  return (
    <span className="inline-flex max-w-full" {...lightsUp(id)} {...connects(id)}>
      <Chip
        label={labelOf(resource)}
        {...(resource.kind === 'securityGroup'
          ? { leading: <GroupShield groupId={id} /> }
          : { glyph: glyphOf(resource) })}
        onPress={() => {
          goTo(id)
        }}
        {...(onRemove ? { onRemove } : {})}
      />
    </span>
  )
}

interface ResourceLinksProps {
  readonly ids: readonly string[]
  /** What stands here when there is none. */
  readonly none: string
}

export function ResourceLinks({ ids, none }: ResourceLinksProps) {
  if (ids.length === 0) return <p className="text-[12px] text-muted">{none}</p>
  return (
    <div className="flex flex-wrap gap-1.5">
      {ids.map((id) => (
        <ResourceLink key={id} id={id} />
      ))}
    </div>
  )
}
