export interface Config {
  permission?: {
    /** Who may do what with plans that move traffic. Entity refs of groups or users. */
    hybridCloud?: {
      /** May approve and reject plans of every workload, never their own. */
      approvers?: string[];
      /** May propose and cancel plans of every workload. Owners may for their own without being listed. */
      operators?: string[];
      /** May read the audit trail, besides approvers and operators. */
      auditors?: string[];
    };
  };
}
