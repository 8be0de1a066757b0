/** A picture that was downloaded, or kept from an earlier download and still the same at its address. */
export interface FetchedPicture {
  /** The address as it may be shown: without user name, password and values that look like secrets. */
  readonly address: string;
  /** Where the bytes lie. */
  readonly path: string;
  /** `network`: all bytes came now. `cache`: the server said that the kept ones are still right. */
  readonly from: 'network' | 'cache';
  readonly bytes: number;
  readonly sha256: string;
  /** What the server calls it; the bytes decide what it is. Null when it says nothing. */
  readonly contentType: string | null;
  /** How many redirects led to it. */
  readonly redirects: number;
}

/** Why a picture did not come, in words for the seller. */
export interface FetchFailure {
  readonly address: string;
  /** `fetch-private`, `fetch-status`, `fetch-slow`, `fetch-too-large`... */
  readonly code: string;
  readonly message: string;
  readonly suggestion: string;
}
