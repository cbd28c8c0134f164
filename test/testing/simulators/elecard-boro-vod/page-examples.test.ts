import { begin, endAll, post } from '../boro-vod';

afterEach(endAll);

/** The three requests of page 4.3.8 and the replies that it prints under them. */
const EXAMPLES = [
  {
    request: '{"user_id":1,"methods":[{"method":"TaskStop","params":{"project_id":2,"task_ids":63}}]}',
    reply: `{
   "reply": [
     {
       "method": "TaskStop",
       "result": [
         {
           "task_id": 63,
           "status": "Stop request was sent"
         }
       ]
     }
   ]
 }`,
  },
  {
    request: '{"user_id":1,"methods":[{"method":"TaskStop","params":{"project_id":2,"task_ids":[64,65]}}]}',
    reply: `{
   "reply": [
     {
       "method": "TaskStop",
       "result": [
         {
           "task_id": 64,
           "status": "Stop request was sent"
         },
         {
           "task_id": 65,
           "status": "Stop request was sent"
         }
       ]
     }
   ]
 }`,
  },
  {
    request:
      '{"user_id":1,"methods":[{"method":"TaskStop","params":{"project_id":2,"task_ids":[66,67,68]}}]}',
    reply: `{
   "reply": [
     {
       "method": "TaskStop",
      "result": [
         {
           "task_id": 66,
           "status": "Stop request was sent"
         },
         {
           "task_id": 67,
           "status": "Stop request was sent"
         },
         {
           "task_id": 68,
           "error": "Stopping task is unavailable"
         }
       ]
     }
   ]
 }`,
  },
];

describe('the examples of page 4.3.8', () => {
  it.each(EXAMPLES)('$request', async ({ request, reply }) => {
    const simulator = await begin({ firstTaskId: 63 });
    for (let id = 63; id <= 67; id += 1) simulator.addTask({ templateId: 1, uri: `/media/${id}.ts` });
    const response = await post(simulator, request);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    // The member order counts too, so the texts are compared, without their white space.
    expect(await response.text()).toBe(JSON.stringify(JSON.parse(reply)));
  });
});
