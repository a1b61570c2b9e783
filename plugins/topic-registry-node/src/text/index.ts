export { yamlText } from './yamlText';
