import { DocumentRule } from '../rule';
import { brokerHost } from './brokerHost';
import { crossCollision, crossUnresolved } from './crossRegistry';
import { declaredCount } from './declaredCount';
import { dedupeWindow } from './dedupeWindow';
import { overdue, shortWindow } from './deprecationDays';
import { deprecationNoDate } from './deprecationNoDate';
import { deprecationNoParties } from './deprecationNoParties';
import {
  noEventMapping,
  noReplacement,
  unknownReplacement,
} from './deprecationPath';
import { documentNoDates } from './documentNoDates';
import { eventDuplicate } from './eventDuplicate';
import { eventForeignPrefix } from './eventForeignPrefix';
import { eventLifecycleGap } from './eventLifecycleGap';
import { eventLifecycleStart } from './eventLifecycleStart';
import { eventName } from './eventName';
import { eventNearDuplicate } from './eventNearDuplicate';
import { eventPastTense } from './eventPastTense';
import { eventTwin } from './eventTwin';
import { exampleInvalid } from './exampleInvalid';
import { groupAmbiguousTemplate } from './groupAmbiguousTemplate';
import { groupName } from './groupName';
import { groupSeveralReadings } from './groupSeveralReadings';
import { malformed } from './malformed';
import { markup } from './markup';
import { matrix } from './matrix';
import { noTopics } from './noTopics';
import { numbering } from './numbering';
import { openVariable } from './openVariable';
import { partitionKey } from './partitionKey';
import { proposedUndecided } from './proposedUndecided';
import { reviewOverdue } from './reviewOverdue';
import { sectionServices } from './sectionServices';
import { serviceIsolated, serviceUnknown } from './serviceIndex';
import { serviceAmbiguous, serviceUnnamed } from './serviceNames';
import { serviceNameVariant } from './serviceNameVariant';
import { serviceOneSided } from './serviceOneSided';
import { serviceNumberOnly, serviceRemarkInName } from './serviceReferences';
import { standardsUnstated } from './standardsUnstated';
import { stillReferenced } from './stillReferenced';
import { suppressionMalformed } from './suppressionMalformed';
import { topicName } from './topicName';
import { topicNameCollision } from './topicNameCollision';
import { topicNameLegal } from './topicNameLegal';
import { topicPlaceholder } from './topicPlaceholder';
import { topicStates } from './topicStates';
import { undefinedClass } from './undefinedClass';
import { undefinedVariable } from './undefinedVariable';

/** The rules about documents alone, in the order of the catalogue. */
export const documentRules: DocumentRule[] = [
  topicName,
  topicNameLegal,
  topicNameCollision,
  ...topicStates,
  topicPlaceholder,
  eventDuplicate,
  eventTwin,
  eventNearDuplicate,
  eventForeignPrefix,
  eventName,
  eventLifecycleGap,
  eventPastTense,
  eventLifecycleStart,
  serviceNameVariant,
  serviceUnnamed,
  serviceAmbiguous,
  serviceUnknown,
  serviceIsolated,
  serviceOneSided,
  serviceNumberOnly,
  serviceRemarkInName,
  groupName,
  groupAmbiguousTemplate,
  groupSeveralReadings,
  declaredCount,
  matrix,
  sectionServices,
  numbering,
  malformed,
  noTopics,
  exampleInvalid,
  reviewOverdue,
  documentNoDates,
  markup,
  dedupeWindow,
  undefinedClass,
  undefinedVariable,
  brokerHost,
  standardsUnstated,
  openVariable,
  partitionKey,
  deprecationNoDate,
  shortWindow,
  noReplacement,
  unknownReplacement,
  noEventMapping,
  stillReferenced,
  overdue,
  deprecationNoParties,
  proposedUndecided,
  crossCollision,
  crossUnresolved,
  suppressionMalformed,
];
