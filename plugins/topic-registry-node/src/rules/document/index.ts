import { DocumentRule } from '../rule';
import { brokerHost } from './brokerHost';
import { crossCollision, crossUnresolved } from './crossRegistry';
import { declaredCount } from './declaredCount';
import { dedupeWindow } from './dedupeWindow';
import { overdue, shortWindow } from './deprecationDays';
import { deprecationNoDate } from './deprecationNoDate';
import {
  noEventMapping,
  noReplacement,
  unknownReplacement,
} from './deprecationPath';
import { eventDuplicate } from './eventDuplicate';
import { eventForeignPrefix } from './eventForeignPrefix';
import { eventLifecycleGap } from './eventLifecycleGap';
import { eventName } from './eventName';
import { eventNearDuplicate } from './eventNearDuplicate';
import { eventTwin } from './eventTwin';
import { exampleInvalid } from './exampleInvalid';
import { groupAmbiguousTemplate } from './groupAmbiguousTemplate';
import { groupName } from './groupName';
import { malformed } from './malformed';
import { matrix } from './matrix';
import { numbering } from './numbering';
import { proposedUndecided } from './proposedUndecided';
import { reviewOverdue } from './reviewOverdue';
import { sectionServices } from './sectionServices';
import { serviceIsolated, serviceUnknown } from './serviceIndex';
import { serviceAmbiguous, serviceUnnamed } from './serviceNames';
import { serviceNameVariant } from './serviceNameVariant';
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
  serviceNameVariant,
  serviceUnnamed,
  serviceAmbiguous,
  serviceUnknown,
  serviceIsolated,
  groupName,
  groupAmbiguousTemplate,
  declaredCount,
  matrix,
  sectionServices,
  numbering,
  malformed,
  exampleInvalid,
  reviewOverdue,
  dedupeWindow,
  undefinedClass,
  undefinedVariable,
  brokerHost,
  deprecationNoDate,
  shortWindow,
  noReplacement,
  unknownReplacement,
  noEventMapping,
  stillReferenced,
  overdue,
  proposedUndecided,
  crossCollision,
  crossUnresolved,
  suppressionMalformed,
];
