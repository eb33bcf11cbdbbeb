export interface Config {
  hybridCloud?: {
    aws?: {
      accounts?: Array<{
        /**
         * Address of an AWS endpoint that is not AWS's own. The local cloud panel asks each of them whether it is
         * a local cloud, and shows itself only when one says so.
         * @visibility frontend
         */
        endpoint?: string;
      }>;
    };
  };
}
