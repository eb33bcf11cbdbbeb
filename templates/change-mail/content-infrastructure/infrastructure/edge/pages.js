// Runs in CloudFront for each request of a page (cloudfront-js-2.0).
function handler(event) {
  var request = event.request;
  var last = request.uri.split('/').pop();
  if (last.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
