import Supercluster from 'supercluster'
import type { DayVisit } from '../drawn-visit.ts'

interface PointTags {
  readonly visitId: string
  readonly atRisk: number
}
interface ClusterTags {
  atRisk: number
}

/** A dot of one visit, or a circle for many. */
export type DrawnPoint =
  | {
      readonly kind: 'visit'
      readonly key: string
      readonly longitude: number
      readonly latitude: number
      readonly visitId: string
    }
  | {
      readonly kind: 'cluster'
      readonly key: string
      readonly longitude: number
      readonly latitude: number
      readonly count: number
      /** Share of its visits in danger, 0 to 1. */
      readonly riskShare: number
      readonly clusterId: number
    }

/** Beyond this zoom nothing is clustered: streets are wide enough. */
export const clusterMaxZoom = 15

/** Visits by place, ready to be asked for any view in under a millisecond; built once a change of the day. */
export class PointIndex {
  private readonly index = new Supercluster<PointTags, ClusterTags>({
    radius: 34,
    maxZoom: clusterMaxZoom,
    minPoints: 3,
    extent: 256,
    map: ({ atRisk }) => ({ atRisk }),
    reduce: (sum, tags) => {
      sum.atRisk += tags.atRisk
    },
  })

  constructor(visits: readonly DayVisit[]) {
    this.index.load(
      visits.flatMap(({ visit }) =>
        visit.point
          ? [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [visit.point.longitude, visit.point.latitude] },
                properties: { visitId: visit.visitId, atRisk: visit.risk === null ? 0 : 1 },
              },
            ]
          : [],
      ),
    )
  }

  /** What to draw in a box at a whole zoom. */
  within(box: readonly [number, number, number, number], zoom: number): DrawnPoint[] {
    return this.index.getClusters([...box], zoom).map(({ geometry, properties }): DrawnPoint => {
      const [longitude = 0, latitude = 0] = geometry.coordinates
      if (properties && 'cluster' in properties) {
        const { cluster_id: clusterId, point_count: count, atRisk } = properties
        const key = `c${clusterId}.${count}.${atRisk}`
        return { kind: 'cluster', key, longitude, latitude, count, riskShare: atRisk / count, clusterId }
      }
      const { visitId } = properties as PointTags
      return { kind: 'visit', key: `v${visitId}`, longitude, latitude, visitId }
    })
  }

  /** The zoom at which a cluster falls apart. */
  expansionZoom(clusterId: number): number {
    return this.index.getClusterExpansionZoom(clusterId)
  }

  /** Ids of the visits in a cluster. */
  visitIdsOf(clusterId: number): string[] {
    return this.index.getLeaves(clusterId, Infinity).map(({ properties }) => properties.visitId)
  }
}
