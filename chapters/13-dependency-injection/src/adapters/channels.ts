/** Named channels on which texts come and go. Whoever does not listen at that moment misses them. */
export interface Channels {
  /** @throws Error when the text cannot be sent just now. */
  publish(channel: string, text: string): Promise<void>;
  /** Resolves as soon as nothing that is sent from then on is missed; `listener` must not throw. */
  subscribe(channels: readonly string[], listener: Listener): Promise<void>;
  /** Nothing comes any more after that; what is published still goes out. */
  stopListening(): Promise<void>;
  /** Neither does anything go out. */
  close(): Promise<void>;
}

export type Listener = (channel: string, text: string) => void;
