import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Tests wait for conditions; a busy machine may take long to meet them.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// Conditions are waited for; how long they take is the machine's affair.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
