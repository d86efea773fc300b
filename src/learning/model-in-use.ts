import { Injectable } from '@nestjs/common';
import type { Classifier } from '../classifier/classifier.js';
import { ModelError, readModel } from '../classifier/model-format.js';
import { readModelFile, type ModelName } from '../config/model-file.js';
import { Runtime } from '../config/runtime.js';

/** The one classifier of the process, read at its start. */
@Injectable()
export class ModelInUse {
  readonly classifier: Classifier;

  /** @throws Error with one sentence: a service whose model cannot be used does not start */
  constructor({ env }: Runtime) {
    this.classifier = loadClassifier(env.MODEL);
  }
}

/**
 * Reads a shipped model.
 * @throws Error with one sentence that names the model and says what is wrong with it
 */
export function loadClassifier(name: ModelName, folder?: string): Classifier {
  const bytes = readModelFile(name, folder);
  try {
    return readModel(bytes);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new Error(`The model “${name}” cannot be used. ${error.message}`, { cause: error });
  }
}
