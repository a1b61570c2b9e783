export { askJavaSigner } from './askJavaSigner';
