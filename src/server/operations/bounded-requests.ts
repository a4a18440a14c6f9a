/** No more requests at a time than the server can answer in good time: what comes beyond is told at once to come again. */
import type { MiddlewareHandler } from 'hono';
import { PullquoteError } from '../../domain/errors.ts';
import { problemOf, problemResponse } from '../problems.ts';

/** @param most requests under way at a time */
export function boundedRequests(most: number): MiddlewareHandler {
  let underWay = 0;
  return async (_, next) => {
    if (underWay >= most) return problemResponse(problemOf(new PullquoteError('overloaded', 'too many requests are under way')));
    underWay++;
    try {
      return await next();
    } finally {
      underWay--;
    }
  };
}
