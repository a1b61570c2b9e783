import { DocumentRule } from '../rule';
import { declaredCount } from './declaredCount';
import { deprecationNoDate } from './deprecationNoDate';
import { groupName } from './groupName';
import { suppressionMalformed } from './suppressionMalformed';
import { topicName } from './topicName';
import { topicNameLegal } from './topicNameLegal';

/** The rules about a document alone, in the order of the catalogue. */
export const documentRules: DocumentRule[] = [
  topicName,
  topicNameLegal,
  groupName,
  declaredCount,
  deprecationNoDate,
  suppressionMalformed,
];
