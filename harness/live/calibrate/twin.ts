import { contactCenter } from '../../../fixtures/contact-center.ts'
import { agentNames } from '../../../fixtures/people.ts'
import { type Calibrated, planFor } from '../../../live/calibrate/calibrate.ts'
import { assumptionsIn, type Calibration } from '../../../live/calibrate/file.ts'
import type { Name } from '../../../live/calibrate/finding.ts'
import { scenes } from '../../../live/calibrate/register.ts'
import type { Scene } from '../../../live/calibrate/scene.ts'
import type { ContactCenter, QuickConnect } from '../../../simulator/instance/directory.ts'
import { serveSimulator } from '../../../simulator/serve.ts'
import { CREDENTIALS, playOn, SUPERVISOR } from './play-on.ts'

/** Plays the scenes of a calibration on a simulator that has been told what was found. */
export async function playOnTwin(calibration: Calibration): Promise<Calibrated> {
  const simulator = await serveSimulator({
    center: centerLike(calibration),
    assumptions: assumptionsIn(calibration),
    credentials: CREDENTIALS,
  })
  try {
    const isSupervised = hasTried(calibration, (scene) => scene.supervised ?? [])
    const plan = planFor({ agents: agentNames.length, isSupervised }, { mayChangeSettings: true })
    const played = scenes.filter(({ name }) => calibration.scenes.includes(name))
    const agents = Math.max(0, ...played.map((scene) => scene.agents))
    return await playOn(simulator, { ...plan, scenes: played, agents })
  } finally {
    await simulator.close()
  }
}

/** Whether one of these entries was tried on the instance, whatever came of it. */
function hasTried({ findings }: Calibration, entries: (scene: Scene) => readonly Name[]): boolean {
  return scenes.flatMap(entries).some((name) => {
    const finding = findings.get(name)
    return finding !== undefined && !('notProbed' in finding)
  })
}

/** More than a page of the smaller size. */
function manyQuickConnects(): QuickConnect[] {
  const { queueId } = contactCenter.contactFlow
  return Array.from({ length: 10 }, (_, index) => ({
    id: `0d000000-0000-4000-a000-0000000001${index + 10}`,
    name: `Help line ${index + 1}`,
    type: 'phone_number',
    destination: '+12065550100',
    queueIds: [queueId],
  }))
}

/** What is set up otherwise on the instance, as far as its calibration tells. */
function centerLike({ findings }: Calibration): ContactCenter {
  const hasFiles = !isFound('attachmentsOff')
  const isScanned = isFound('scannedAttachment')
  const hasPages = isFound('undocumentedPageSize') || isFound('ctiPageSize')
  return {
    ...contactCenter,
    features: { ...contactCenter.features, attachments: hasFiles },
    ...(isScanned && { attachmentScanning: { seconds: 3, rejects: [] } }),
    ...supervisorLike(isFound('monitoringTakesCapacity'), isFound('quickConnectPermission')),
    ...(hasPages && { quickConnects: [...contactCenter.quickConnects, ...manyQuickConnects()] }),
  }

  function isFound(name: Name): boolean {
    const finding = findings.get(name)
    return finding !== undefined && 'value' in finding
  }
}

/** A supervisor who takes a chat, and who does not see quick connects, where that was so on the instance. */
function supervisorLike(takesChats: boolean, isBlind: boolean): Partial<ContactCenter> {
  const { routingProfiles, securityProfiles = [], users, contactFlow } = contactCenter
  const profile = { id: 'takes-a-chat', name: 'Takes a chat', queueIds: [contactFlow.queueId], chatConcurrency: 1 }
  const rights = { id: 'blind', name: 'Blind', permissions: ['BasicAgentAccess', 'ManagerListenIn', 'ManagerBargeIn'] }
  return {
    routingProfiles: [...routingProfiles, profile],
    securityProfiles: [...securityProfiles, rights],
    users: users.map((user) =>
      user.username !== SUPERVISOR
        ? user
        : {
            ...user,
            ...(takesChats && { routingProfileId: profile.id }),
            ...(isBlind && {
              securityProfileIds: [rights.id],
              permissions: user.permissions.filter((each) => each !== 'transferDestinations.View'),
            }),
          },
    ),
  }
}
