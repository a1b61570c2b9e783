import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';

// Conditions are waited for; how long they take is the machine's affair.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
