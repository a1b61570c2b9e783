import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Tests wait for conditions; a busy machine may take long to meet them.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
