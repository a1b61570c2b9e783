import {
  Coverage,
  Observation,
  ObservedGroup,
  ObservedPartition,
  ObservedTopic,
  Presence,
  Question,
  RefusalCode,
  recordOf,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Something that a reading could not tell, as the readers leave it. */
export interface Gap {
  name: string;
  /** What the reason of everything that is left open for it says. */
  cause: string;
  leave(observation: Observation): Observation;
}

type Edit<T> = (value: T) => Partial<T>;

/** Every way in which a question of a reading may go unanswered. */
export function gapsOf(whole: Observation): Gap[] {
  const topics = whole.topics.map(({ name }) => name);
  const groups = whole.groups.map(({ groupId }) => groupId);
  return [
    ...wholeGaps(),
    ...topics.flatMap(topicGaps),
    ...groups.flatMap(groupGaps),
    ...Object.keys(whole.askedTopics)
      .filter(name => whole.askedTopics[name] === 'absent')
      .map(hiddenTopic),
    ...Object.keys(whole.askedGroups)
      .filter(name => whole.askedGroups[name] === 'absent')
      .map(hiddenGroup),
    deniedTopic('stray_events'),
  ];
}

const WITHOUT_TOPIC: Partial<Record<Question, Edit<ObservedTopic>>> = {
  configs: () => ({ configs: undefined }),
  offsets: topic => ({
    partitions: topic.partitions.map(one => ({
      ...one,
      beginOffset: undefined,
      endOffset: undefined,
    })),
  }),
  newest: topic => ({
    partitions: topic.partitions.map(one => ({
      ...one,
      newestTimestamp: undefined,
    })),
  }),
};

const WITHOUT_GROUP: Partial<Record<Question, Edit<ObservedGroup>>> = {
  members: () => ({ members: undefined }),
  commits: () => ({ commits: undefined }),
};

/** A question that nobody answered, for whichever cause. */
function wholeGaps(): Gap[] {
  const refused = (question: Question, code: RefusalCode, cause: string) => ({
    name: `${question} of the cluster: ${code}`,
    cause,
    leave: (observation: Observation) =>
      withoutQuestion(refuse(observation, { question, code, cause }), question),
  });
  const questions: Question[] = [
    'configs',
    'offsets',
    'newest',
    'groups',
    'members',
    'commits',
    'reassignments',
    'samples',
  ];
  return [
    ...questions.map(one => refused(one, 'denied', `${one} are denied`)),
    ...questions.map(one => refused(one, 'timeout', `${one} took too long`)),
    {
      name: 'every question: unreachable',
      cause: 'no broker answers',
      leave: observation => ({
        ...[...questions, 'topics' as const].reduce(
          (left, question) =>
            refuse(left, {
              question,
              code: 'unreachable',
              cause: 'no broker answers',
            }),
          observation,
        ),
        topics: [],
        groups: [],
        brokers: [],
        samples: undefined,
        askedTopics: allUnknown(observation.askedTopics),
        askedGroups: allUnknown(observation.askedGroups),
      }),
    },
    {
      name: 'one broker of three gave no list of its groups',
      cause: 'broker 2 is down',
      leave: observation => ({
        ...refuse(observation, {
          question: 'groups',
          code: 'unreachable',
          cause: 'broker 2 is down',
        }),
        groups: observation.groups.slice(1),
      }),
    },
  ];
}

function topicGaps(topic: string): Gap[] {
  const of = (
    question: Question,
    name: string,
    edit: Edit<ObservedTopic>,
    code: RefusalCode = 'denied',
  ): Gap => {
    const cause = `${question} of ${topic}: ${code}`;
    return {
      name: `${name} of ${topic}`,
      cause,
      leave: observation =>
        withTopic(
          refuse(observation, { question, subject: topic, code, cause }),
          topic,
          edit,
        ),
    };
  };
  return [
    hiddenTopic(topic),
    of('configs', 'the settings', WITHOUT_TOPIC.configs!),
    of('offsets', 'the offsets', WITHOUT_TOPIC.offsets!),
    of('newest', 'the newest record', WITHOUT_TOPIC.newest!),
    of(
      'offsets',
      'the end of one partition',
      firstPartition({ endOffset: undefined }),
      'error',
    ),
    of(
      'offsets',
      'the begin of one partition',
      firstPartition({ beginOffset: undefined }),
      'unreachable',
    ),
    of(
      'newest',
      'the newest record of one partition',
      firstPartition({ newestTimestamp: undefined }),
      'timeout',
    ),
    of('topics', 'the partitions', () => ({ partitions: [] }), 'error'),
    {
      name: `the records of ${topic}`,
      cause: 'records are denied',
      leave: observation =>
        refuse(observation, {
          question: 'samples',
          subject: topic,
          code: 'denied',
          cause: 'records are denied',
        }),
    },
  ];
}

function groupGaps(group: string): Gap[] {
  const of = (
    question: Question,
    name: string,
    edit: Edit<ObservedGroup>,
    code: RefusalCode = 'denied',
  ): Gap => {
    const cause = `${question} of ${group}: ${code}`;
    return {
      name: `${name} of ${group}`,
      cause,
      leave: observation =>
        withGroup(
          refuse(observation, { question, subject: group, code, cause }),
          group,
          edit,
        ),
    };
  };
  return [
    hiddenGroup(group),
    of('members', 'the members', WITHOUT_GROUP.members!),
    of('commits', 'the commits', WITHOUT_GROUP.commits!, 'error'),
    of(
      'members',
      'members and commits',
      () => ({ members: undefined, commits: undefined }),
      'timeout',
    ),
    of(
      'members',
      'the assignments',
      ({ members = [] }) => ({
        state: 'PreparingRebalance',
        members: members.map(({ assignment: _, ...member }) => member),
      }),
      'error',
    ),
    // the broker leaves out what the role may not describe of the topics
    of('commits', 'the commits on a topic', () => ({ commits: {} })),
    {
      name: `an answer that leaves out ${group}`,
      cause: '',
      leave: observation =>
        withGroup(observation, group, () => ({
          members: undefined,
          commits: undefined,
        })),
    },
  ];
}

/** The listing leaves it out, and the question by name is refused where there is one. */
function hiddenTopic(topic: string): Gap {
  const cause = 'topics may be hidden';
  return {
    name: `whether ${topic} exists`,
    cause,
    leave: observation => ({
      ...refuse(observation, {
        question: 'topics',
        subject: Object.hasOwn(observation.askedTopics, topic)
          ? topic
          : UNLISTED_TOPICS,
        code: 'denied',
        cause,
      }),
      topics: observation.topics.filter(({ name }) => name !== topic),
      askedTopics: withAnswer(observation.askedTopics, topic),
    }),
  };
}

/** One that was listed before, so that it is asked for by name, and is denied now. */
function deniedTopic(topic: string): Gap {
  const cause = `${topic} is denied`;
  return {
    name: `whether ${topic} is still there`,
    cause,
    leave: observation => ({
      ...refuse(observation, {
        question: 'topics',
        subject: topic,
        code: 'denied',
        cause,
      }),
      topics: observation.topics.filter(({ name }) => name !== topic),
      askedTopics: recordOf<Presence>([
        ...Object.entries(observation.askedTopics),
        [topic, 'unknown'],
      ]),
    }),
  };
}

function hiddenGroup(group: string): Gap {
  const cause = 'groups may be hidden';
  return {
    name: `whether ${group} exists`,
    cause,
    leave: observation => ({
      ...refuse(
        refuse(observation, {
          question: 'groups',
          subject: group,
          code: 'denied',
          cause,
        }),
        { question: 'groups', code: 'denied', cause },
      ),
      groups: observation.groups.filter(({ groupId }) => groupId !== group),
      askedGroups: withAnswer(observation.askedGroups, group),
    }),
  };
}

function refuse(
  observation: Observation,
  {
    question,
    subject,
    code,
    cause,
  }: {
    question: Question;
    subject?: string;
    code: RefusalCode;
    cause: string;
  },
): Observation {
  const entry: Coverage = {
    question,
    ...(subject !== undefined && { subject }),
    answered: false,
    code,
    reason: cause,
  };
  const others = observation.coverage.filter(
    one => subject !== undefined || one.question !== question || one.subject,
  );
  return { ...observation, coverage: [...others, entry] };
}

function withoutQuestion(
  observation: Observation,
  question: Question,
): Observation {
  const topic = WITHOUT_TOPIC[question];
  const group = WITHOUT_GROUP[question];
  return {
    ...observation,
    ...(topic && {
      topics: observation.topics.map(one => ({ ...one, ...topic(one) })),
    }),
    ...(group && {
      groups: observation.groups.map(one => ({ ...one, ...group(one) })),
    }),
    ...(question === 'groups' && {
      groups: [],
      askedGroups: allUnknown(observation.askedGroups),
    }),
    ...(question === 'reassignments' && {
      topics: observation.topics.map(one => ({
        ...one,
        reassigning: undefined,
      })),
    }),
    ...(question === 'samples' && { samples: undefined }),
  };
}

function withTopic(
  observation: Observation,
  name: string,
  edit: Edit<ObservedTopic>,
): Observation {
  return {
    ...observation,
    topics: observation.topics.map(topic =>
      topic.name === name ? { ...topic, ...edit(topic) } : topic,
    ),
  };
}

function withGroup(
  observation: Observation,
  id: string,
  edit: Edit<ObservedGroup>,
): Observation {
  return {
    ...observation,
    groups: observation.groups.map(group =>
      group.groupId === id ? { ...group, ...edit(group) } : group,
    ),
  };
}

function firstPartition(over: Partial<ObservedPartition>): Edit<ObservedTopic> {
  return ({ partitions }) => ({
    partitions: partitions.map((one, index) =>
      index === 0 ? { ...one, ...over } : one,
    ),
  });
}

function withAnswer(
  asked: Record<string, Presence>,
  name: string,
): Record<string, Presence> {
  return Object.hasOwn(asked, name)
    ? recordOf([...Object.entries(asked), [name, 'unknown' as const]])
    : asked;
}

function allUnknown(asked: Record<string, Presence>): Record<string, Presence> {
  return recordOf(
    Object.keys(asked).map(name => [name, 'unknown' as const] as const),
  );
}
