import type { ReceivedRequest, Reply } from '../../kit';
import { Refusal } from '../refusal';
import type { CiscoPrimeSettings } from '../settings';
import type { Node } from './document';
import { errorDocument, signInReply } from './error-replies';
import { answerFormat, type Format } from './format';
import { documentReply } from './render';
import type { Place } from './routes';

/** Writes the answers to one request, in the format and the version that it asks for. */
export class Responder {
  private otherFormat = false;

  constructor(
    private readonly request: ReceivedRequest,
    private readonly place: Place,
    private readonly settings: () => CiscoPrimeSettings,
  ) {}

  /** Throws a `Refusal` 406. */
  checkFormat(): Format {
    return answerFormat(this.place.suffix, this.request.headers.accept);
  }

  /** From here on it writes XML where JSON is asked for, and JSON for XML. */
  mistakeFormat(): void {
    this.otherFormat = true;
  }

  document(document: Node, status = 200): Reply {
    const rendering = { format: this.format(), version: this.place.version, settings: this.settings() };
    return documentReply(document, rendering, status);
  }

  error(refusal: Refusal): Reply {
    const failed = { request: this.request, path: this.place.path };
    const reply = signInReply(refusal, this.settings());
    return reply ?? this.document(errorDocument(refusal, failed, this.settings()), Number(refusal.status));
  }

  private format(): Format {
    const format = this.formatOrDefault();
    if (!this.otherFormat) return format;
    return format === 'json' ? 'xml' : 'json';
  }

  /** A 406 itself comes in the default format. */
  private formatOrDefault(): Format {
    try {
      return this.checkFormat();
    } catch (error) {
      if (error instanceof Refusal) return 'xml';
      throw error;
    }
  }
}
