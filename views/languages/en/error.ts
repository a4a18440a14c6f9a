/** The words of pages that tell of an error. */
export const errorTexts = {
  errors: {
    'bad-request': 'This address is not right',
    'not-found': 'There is nothing here',
    gone: 'This paragraph is gone',
    unavailable: 'No answer in time',
    unavailableDetail: 'The server did not finish in time: it has much to do at the moment, or this is more than it can do at once.',
    loadingDetail: 'The server has just started, and its index is still being loaded.',
    unavailableHint: 'If it happens again, ask for fewer or rarer words.',
    again: 'Try again',
    failed: 'Something went wrong',
    badRequestDetail: 'Something in it cannot be read: a value is not one of those that are possible, or stands there twice.',
    notFoundDetail: 'No article, paragraph or name has this address. Links that Pullquote gave out begin with /passages/.',
    failedDetail: 'The fault is in Pullquote, not in your search. It is written in the log of the server.',
    goneDetail: 'The article was edited or removed since this link was given out, and no paragraph is near enough to stand for it.',
    wasText: 'It read',
    near: 'What is nearest now',
    start: 'To the start page',
  },
} as const;
